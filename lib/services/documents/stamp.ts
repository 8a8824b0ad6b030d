import { readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import { signHashAside, verifyHashAside } from "#lib/crypto/signature.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { AppError } from "#lib/errors.ts";
import { checkDocument } from "#lib/rules/check.ts";
import type { Secret } from "#lib/secret.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { issueDocumentAsync, issueUnstamped, type Issue, type Issued } from "#lib/ubl/issue.ts";
import { judgeFinal, leftForTheEnd, type FieldOf, type KeptFinding } from "./findings.ts";
import type { LockedChain, Signer } from "./issuer.ts";

/** Writes, hashes and stamps the document at the next place of its chain, and checks the final bytes. */
export async function stampDocument(
  document: InvoiceDocument,
  { chain, signer, key, at, settings, fieldOf }: Place,
): Promise<Stamped> {
  const certificate = certificateOf(signer);
  const icv = chain.lastIcv + 1n;
  const position = { icv, pih: chain.lastHash };
  const stamps = document.transaction.kind === "simplified" || settings["document.stamp_standard"] === "on";
  const issued = stamps
    ? await stamp(key(), { document, ...position, certificate, signingTime: at })
    : { ...issueUnstamped(document, position), qr: null, signature: "", proving: true };
  const options = { at, expectedPih: chain.lastHash, certificate: certificate.base64, only: leftForTheEnd(stamps) };
  const { hash, signature, proving, ...rest } = issued;
  const early = checkDocument(issued.xml, { ...options, proved: { hash, signature } });
  const checked = (await proving) ? early : checkDocument(issued.xml, options);
  const findings = judgeFinal(checked, { settings, fieldOf });
  if (checked.hash !== hash) throw new AppError("unexpected", { reason: "hash" });
  return { ...rest, hash, icv, findings };
}

type Place = {
  readonly chain: LockedChain;
  readonly signer: Pick<Signer, "id" | "certificate">;
  /** Opened only where the document is stamped. */
  readonly key: () => Secret;
  readonly at: Date;
  readonly settings: Settings;
  readonly fieldOf: FieldOf;
};

export type Stamped = Omit<Issued, "qr"> & {
  /** Null where the stamp is left to ZATCA. */
  readonly qr: string | null;
  readonly icv: bigint;
  readonly findings: readonly KeptFinding[];
};

/** Signs aside, and lets the signature be verified aside while the document is written and checked. */
async function stamp(key: Secret, order: Issue & { certificate: CertificateView }) {
  let [signature, proving] = ["", Promise.resolve(false)];
  const issued = await issueDocumentAsync(order, async (hash) => {
    const signed = await signHashAside(key, hash);
    signature = Buffer.from(signed).toString("base64");
    proving = verifyHashAside(order.certificate.publicKey, hash, signed);
    return signed;
  });
  return { ...issued, signature, proving };
}

const known = new Map<string, CertificateView>();
const mostKnown = 1000;

/** A credential's certificate never changes, so it is read once. */
function certificateOf({ id, certificate }: Place["signer"]): CertificateView {
  const found = known.get(id);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const view = readCertificate(certificate);
  known.set(id, view);
  return view;
}
