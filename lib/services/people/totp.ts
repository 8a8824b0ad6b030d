import { Secret as TotpSecret, TOTP } from "otpauth";
import { Secret } from "#lib/secret.ts";
import type { SecretRef } from "#lib/vault/vault.ts";

const periodMs = 30_000;

export const totpPlace = (userId: string): SecretRef => ({ table: "users", row: userId, field: "totp_sealed" });

export const freshTotpSecret = (): Secret => new Secret(new TotpSecret({ size: 20 }).bytes);

/** The address that an authenticator app reads from a picture. */
export const totpUri = (secret: Secret, email: string): string => generator(secret, email).toString();

/** The step (RFC 6238) whose code this is, one before or after now allowed; undefined for any other code. */
export function stepOfCode(secret: Secret, code: string, now: Date): number | undefined {
  const delta = generator(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? undefined : Math.floor(now.getTime() / periodMs) + delta;
}

const generator = (secret: Secret, label = ""): TOTP =>
  new TOTP({ issuer: "Khatm", label, secret: new TotpSecret({ buffer: Uint8Array.from(secret.reveal()).buffer }) });
