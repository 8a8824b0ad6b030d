import { createHash } from "node:crypto";
import { verifyHash } from "#lib/crypto/signature.ts";
import { checkDocument } from "#lib/rules/check.ts";
import { hashDocument } from "#lib/ubl/canonical.ts";
import { firstPih, issueDocument } from "#lib/ubl/issue.ts";
import { signDocument } from "#lib/ubl/sign.ts";
import { compare, median, ratio, type Contender } from "./measure.ts";
import { judgedByLibxml2 } from "./oracle.ts";
import type { Peer } from "./peers.ts";
import { ready, reference } from "./reference.ts";
import type { Row } from "./report.ts";
import { certificate, privateKey } from "./sample.ts";
import { sampleDocument, sampleLines, signingTime, sizes } from "./sample-document.ts";

const issueOf = (size: number) => ({
  document: sampleDocument(size),
  icv: 1,
  pih: firstPih,
  certificate,
  signingTime,
});
const times: Readonly<Record<(typeof sizes)[number], { own: number; peer: number }>> = {
  1: { own: 60, peer: 5 },
  10: { own: 60, peer: 4 },
  100: { own: 20, peer: 1 },
  1000: { own: 4, peer: 1 },
};

/** P1 to P4, P7 and P8. A result counts only if the samples of the same run are right, so they are checked first. */
export async function benchSigning(
  peers: readonly Peer[],
  rounds: number,
  lines: readonly number[] = sizes,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const own = new Map<number, number>();
  for (const size of sizes.filter((each) => lines.includes(each))) {
    await proveRight(size, peers);
    const measured = await compare(contenders(size, peers), rounds);
    const of = (name: string): number => median(measured.get(name) ?? []);
    own.set(size, of("khatm"));
    const goal = goals[size];
    const what = `${size} ${size === 1 ? "line" : "lines"}`;
    rows.push({ goal, what: `sign ${what}`, value: of("khatm"), unit: "ms" });
    rows.push({ goal, what: `sign ${what}, B itself`, value: of("B"), unit: "ms" });
    const [must = 0, excellent = 0] = againstB[size];
    const bounds = { must: { most: must }, excellent: { most: excellent } };
    rows.push({ goal, what: `sign ${what}, against B`, value: ratio(measured, "khatm", "B"), unit: "B", ...bounds });
    const [least = 0, better = 0] = againstPeers[size];
    for (const { name } of peers)
      rows.push({
        goal,
        what: `sign ${what}, ${name} (${of(name).toFixed(1)} ms) takes`,
        value: ratio(measured, name, "khatm"),
        unit: "x",
        must: { least },
        excellent: { least: better },
      });
    if (size === 10) rows.push(...aside(measured));
  }
  if (!own.has(100) || !own.has(1000)) return rows;
  const growth = (own.get(1000) ?? Number.NaN) / (own.get(100) ?? Number.NaN);
  const bounds = { must: { most: 12 }, excellent: { most: 8 } };
  return [...rows, { goal: "P4", what: "growth from 100 to 1000 lines", value: growth, unit: "x", ...bounds }];
}

const goals = { 1: "P2", 10: "P1", 100: "P3", 1000: "P4" } as const;
const againstB = { 1: [1.6, 1.2], 10: [1.6, 1.2], 100: [1.9, 1.4], 1000: [2.3, 1.5] } as const;
const againstPeers = { 1: [6, 8], 10: [15, 20], 100: [50, 70], 1000: [75, 120] } as const;

function contenders(size: (typeof sizes)[number], peers: readonly Peer[]): readonly Contender[] {
  const lines = sampleLines(size);
  const issue = issueOf(size);
  const { own, peer } = times[size];
  const sign = () => signDocument({ ...issue, privateKey });
  const made = ready();
  const beside: readonly Contender[] = [
    { name: "khatm without ECDSA", work: () => issueDocument(issue, () => made), times: 4 * own },
    { name: "B without ECDSA", work: () => reference(lines, 1, ready), times: 4 * own },
    { name: "khatm verified", work: () => verified(sign()), times: own },
  ];
  return [
    { name: "khatm", work: sign, times: own },
    { name: "B", work: () => reference(lines, 1), times: own },
    ...(size === 10 ? beside : []),
    ...peers.map(({ name, sign: work }) => ({ name, work: () => work(lines), times: peer })),
  ];
}

const aside = (measured: Awaited<ReturnType<typeof compare>>): readonly Row[] => [
  {
    goal: "P7",
    what: `work outside ECDSA, 10 lines (${median(measured.get("khatm without ECDSA") ?? []).toFixed(2)} ms)`,
    value: ratio(measured, "khatm without ECDSA", "B without ECDSA"),
    unit: "x",
    must: { most: 3 },
    excellent: { most: 2 },
  },
  {
    goal: "P8",
    what: "sign and verify, 10 lines",
    value: ratio(measured, "khatm verified", "B"),
    unit: "B",
    must: { most: 2.2 },
  },
];

function verified({ xml, hash }: { readonly xml: Uint8Array; readonly hash: string }): void {
  const [, value = ""] = /<ds:SignatureValue>([^<]+)</.exec(Buffer.from(xml).toString("latin1")) ?? [];
  const right = verifyHash(certificate.publicKey, Buffer.from(hash, "base64"), Buffer.from(value, "base64"));
  if (!right) throw new Error("a signature does not verify");
}

async function proveRight(size: number, peers: readonly Peer[]): Promise<void> {
  const { xml, hash } = signDocument({ ...issueOf(size), privateKey });
  const { xml: referenceXml } = reference(sampleLines(size), 1);
  for (const bytes of [xml, referenceXml]) {
    const { verdict, errors, warnings } = checkDocument(bytes, { at: signingTime, certificate: certificate.base64 });
    if (verdict !== "PASS") throw new Error(`a signed sample is wrong: ${[...errors, ...warnings].join(" ")}`);
    judgedByLibxml2(bytes);
  }
  const own = createHash("sha256").update(hashDocument(xml).canonical).digest("base64");
  if (own !== hash) throw new Error("the hash is not that of the canonical form");
  for (const { name, sign } of peers) {
    const signed = await sign(sampleLines(size));
    // from 100 lines on, one of them misses BR-CO-15 by a halala; that is no reason not to time it
    const { stages } = checkDocument(Buffer.from(signed.xml), { at: signingTime });
    if (stages.SIGNATURE !== "PASS") throw new Error(`what ${name} signs does not verify`);
  }
}
