import type { Context } from "#lib/context.ts";
import { readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import { signHashAside } from "#lib/crypto/signature.ts";
import { AppError } from "#lib/errors.ts";
import { checkDocument } from "#lib/rules/check.ts";
import { openKeyPair } from "#lib/services/credentials/key-pair.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { issueDocumentAsync, type Issued } from "#lib/ubl/issue.ts";
import { judgeFinal, leftForTheEnd, type KeptFinding } from "./findings.ts";
import type { LockedChain, Signer } from "./issuer.ts";

/** Writes, hashes and stamps the document at the next place of its chain, and checks the final bytes. */
export async function stampDocument(
  ctx: Context,
  document: InvoiceDocument,
  { chain, signer, at }: { chain: LockedChain; signer: Signer; at: Date },
): Promise<Issued & { readonly icv: bigint; readonly findings: readonly KeptFinding[] }> {
  const pair = { id: signer.keyPairId, sealed: signer.privateKeySealed };
  const key = openKeyPair(ctx.vault, pair, "document.issue");
  const certificate = certificateOf(signer);
  const icv = chain.lastIcv + 1n;
  const issued = await issueDocumentAsync(
    { document, icv, pih: chain.lastHash, certificate, signingTime: at },
    (hash) => signHashAside(key, hash),
  );
  const checked = checkDocument(issued.xml, {
    at,
    expectedPih: chain.lastHash,
    certificate: certificate.base64,
    only: leftForTheEnd,
  });
  const findings = judgeFinal(checked);
  if (checked.hash !== issued.hash) throw new AppError("unexpected", { reason: "hash" });
  return { ...issued, icv, findings };
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
