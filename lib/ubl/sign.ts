import { signHash } from "#lib/crypto/signature.ts";
import type { Secret } from "#lib/secret.ts";
import { type Issue, type Issued, issueDocument } from "./issue.ts";

/**
 * From document data, private key (PKCS#8 in a Secret) and certificate to signed bytes, hash and QR in one call, nothing else needed.
 * A Secret's key is parsed once, so keep the Secret. Throws `document.forbidden_character`, `key.unreadable`.
 */
export function signDocument({ privateKey, ...issue }: Issue & { readonly privateKey: Secret }): Issued {
  return issueDocument(issue, (hash) => signHash(privateKey, hash));
}
