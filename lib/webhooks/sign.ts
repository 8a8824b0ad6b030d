import { createHmac, randomBytes } from "node:crypto";
import { Secret } from "#lib/secret.ts";

const prefix = "whsec_";

/** A fresh secret: 256 random bits as base64 after the prefix by which receivers' libraries know it. */
export const freshSecret = (): Secret => new Secret(prefix + randomBytes(32).toString("base64"));

/**
 * The headers of a message as Standard Webhooks 1.0 writes them: `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`, for
 * each secret `v1,` with the base64 HMAC-SHA256 of `id.timestamp.body` under the 32 bytes behind the prefix.
 */
export function signatureHeaders(
  { id, at, body }: { readonly id: string; readonly at: Date; readonly body: string },
  secrets: readonly Secret[],
): Readonly<Record<string, string>> {
  const timestamp = Math.floor(at.getTime() / 1000).toString();
  const signed = secrets.map((secret) => {
    const key = Buffer.from(secret.revealText().slice(prefix.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signed.join(" ") };
}
