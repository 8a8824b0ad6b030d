import type { Secret } from "#lib/secret.ts";
import type { Purpose, Vault } from "#lib/vault/vault.ts";

/** A device's private key, for signing inside Khatm; it is never part of a request. The caller audits the purpose. */
export const openKeyPair = (
  vault: Vault,
  { id, sealed }: { id: string; sealed: Uint8Array },
  purpose: Purpose,
): Secret => vault.open({ table: "key_pairs", row: id, field: "private_key_sealed" }, sealed, purpose);
