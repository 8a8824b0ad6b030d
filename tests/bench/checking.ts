import { adviseOn } from "#lib/rules/advice.ts";
import { checkDocument, type Stage } from "#lib/rules/check.ts";
import { readXml } from "#lib/rules/xml/read.ts";
import { firstPih } from "#lib/ubl/issue.ts";
import { signDocument } from "#lib/ubl/sign.ts";
import { compare, median } from "./measure.ts";
import type { Row } from "./report.ts";
import { certificate, privateKey } from "./sample.ts";
import { sampleDocument, signingTime, sizes } from "./sample-document.ts";

const final: readonly Stage[] = ["KSA", "QR", "SIGNATURE", "PIH"];
const times: Readonly<Record<(typeof sizes)[number], number>> = { 1: 40, 10: 30, 100: 6, 1000: 1 };

/** All stages of ZATCA's check on a stamped document, those that follow signing, and advice, which has the reading in it. No goal of its own: it is part of P15. */
export async function benchChecking(rounds: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    const document = sampleDocument(size);
    const { xml } = signDocument({ document, icv: 1, pih: firstPih, privateKey, certificate, signingTime });
    const options = { at: signingTime, expectedPih: firstPih, certificate: certificate.base64 };
    const measured = await compare(
      [
        { name: "all stages", work: () => checkDocument(xml, options), times: times[size] },
        { name: "final stages", work: () => checkDocument(xml, { ...options, only: final }), times: times[size] },
        { name: "advice", work: () => adviseOn(xml), times: times[size] },
        { name: "reading", work: () => readXml(xml), times: times[size] },
      ],
      rounds,
    );
    for (const [name, values] of measured)
      rows.push({ goal: "checking", what: `${size} lines, ${name}`, value: median(values), unit: "ms" });
  }
  return rows;
}
