import type { Secret } from "#lib/secret.ts";
import type { Purpose, Vault } from "#lib/vault/vault.ts";

const placeOf = (channelId: string) => ({ table: "channels", row: channelId, field: "secret_sealed" });

export const sealSecret = (vault: Vault, channelId: string, secret: Secret): Uint8Array =>
  vault.seal(placeOf(channelId), secret);

export const openSecret = (vault: Vault, channelId: string, sealed: Uint8Array, purpose: Purpose): Secret =>
  vault.open(placeOf(channelId), sealed, purpose);
