import { createHash, randomBytes } from "node:crypto";
import { Secret } from "#lib/secret.ts";

/** 256 random bits, as they stand in the address. */
export const freshToken = (): Secret => new Secret(randomBytes(32).toString("base64url"));
export const hashOfToken = (token: string): Uint8Array => createHash("sha256").update(token).digest();
export const looksLikeToken = (text: string): boolean => /^[\w-]{43}$/.test(text);
