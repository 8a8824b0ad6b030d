import type { Secret } from "#lib/secret.ts";
import type { Purpose, Vault } from "#lib/vault/vault.ts";

/** Both secrets of an endpoint bear the same place, so that the one before keeps opening once it has moved over. */
const placeOf = (endpointId: string) => ({ table: "webhook_endpoints", row: endpointId, field: "secret_sealed" });

export const sealSecret = (vault: Vault, endpointId: string, secret: Secret): Uint8Array =>
  vault.seal(placeOf(endpointId), secret);

export const openSecret = (vault: Vault, endpointId: string, sealed: Uint8Array, purpose: Purpose): Secret =>
  vault.open(placeOf(endpointId), sealed, purpose);
