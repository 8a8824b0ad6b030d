import type { Context } from "#lib/context.ts";
import { readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import { signHashAside } from "#lib/crypto/signature.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { AppError } from "#lib/errors.ts";
import { checkDocument } from "#lib/rules/check.ts";
import { openKeyPair } from "#lib/services/credentials/key-pair.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { issueDocumentAsync, issueUnstamped, type Issue, type Issued } from "#lib/ubl/issue.ts";
import { judgeFinal, leftForTheEnd, type KeptFinding } from "./findings.ts";
import type { LockedChain, Signer } from "./issuer.ts";

/** Writes, hashes and stamps the document at the next place of its chain, and checks the final bytes. */
export async function stampDocument(
  ctx: Context,
  document: InvoiceDocument,
  { chain, signer, at, settings }: Place,
): Promise<Stamped> {
  const certificate = certificateOf(signer);
  const icv = chain.lastIcv + 1n;
  const position = { icv, pih: chain.lastHash };
  const stamps = document.transaction.kind === "simplified" || settings["document.stamp_standard"] === "on";
  const issued = stamps
    ? await stamp(ctx, signer, { document, ...position, certificate, signingTime: at })
    : { ...issueUnstamped(document, position), qr: null };
  const checked = checkDocument(issued.xml, {
    at,
    expectedPih: chain.lastHash,
    certificate: certificate.base64,
    only: leftForTheEnd(stamps),
  });
  const findings = judgeFinal(checked, settings);
  if (checked.hash !== issued.hash) throw new AppError("unexpected", { reason: "hash" });
  return { ...issued, icv, findings };
}

type Place = {
  readonly chain: LockedChain;
  readonly signer: Signer;
  readonly at: Date;
  readonly settings: Settings;
};

type Stamped = Omit<Issued, "qr"> & {
  /** Null where the stamp is left to ZATCA. */
  readonly qr: string | null;
  readonly icv: bigint;
  readonly findings: readonly KeptFinding[];
};

async function stamp(ctx: Context, { keyPairId, privateKeySealed }: Signer, order: Issue): Promise<Issued> {
  const key = openKeyPair(ctx.vault, { id: keyPairId, sealed: privateKeySealed }, "document.issue");
  return await issueDocumentAsync(order, (hash) => signHashAside(key, hash));
}

const known = new Map<string, CertificateView>();
const mostKnown = 1000;

/** A credential's certificate never changes, so it is read once. */
function certificateOf({ id, certificate }: Signer): CertificateView {
  const found = known.get(id);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const view = readCertificate(certificate);
  known.set(id, view);
  return view;
}
