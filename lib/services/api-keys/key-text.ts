import { createHash, randomBytes } from "node:crypto";
import { Secret } from "#lib/secret.ts";

const prefix = "khatm_";

/** A fresh key: 256 random bits after a prefix by which scanners of leaked secrets know it. */
export const freshKey = (): Secret => new Secret(prefix + randomBytes(32).toString("base64url"));

/** SHA-256 of the key as it is written. With 256 random bits nothing slower is called for. */
export const hashOfKey = (key: Secret): Uint8Array => createHash("sha256").update(key.reveal()).digest();

/** What a person sees of it later: the prefix and six of its 43 characters. */
export const hintOfKey = (key: Secret): string => key.revealText().slice(0, prefix.length + 6);

export const looksLikeKey = (text: string): boolean => /^khatm_[\w-]{43}$/.test(text);
