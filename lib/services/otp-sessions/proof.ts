import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** Good for one link: 32 random bytes for its address, six digits to be told on another way. */
export function newProof() {
  const token = randomBytes(32).toString("base64url");
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  return { token, code, tokenHash: hashToken(token), proofHash: hashProof(token, code) };
}

export const hashToken = (token: string): Buffer => sha256(`hand-off token ${token}`);

export const hashProof = (token: string, code: string): Buffer => sha256(`hand-off proof ${token} ${code}`);

/** Compares in a time that does not tell how much agrees. */
export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();
