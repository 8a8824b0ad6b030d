import { createHash } from "node:crypto";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { der, oid, sequence } from "./der.ts";

/** ECDSA over secp256k1 with SHA-256 by another implementation than the product's. */
export function sign(key: Uint8Array, message: Uint8Array): Uint8Array {
  return secp256k1.sign(sha256(message), key, { prehash: false, format: "der" });
}

export function verify(point: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return secp256k1.verify(signature, sha256(message), point, { prehash: false, format: "der", lowS: false });
  } catch {
    return false;
  }
}

export const newKey = (): Uint8Array => secp256k1.utils.randomSecretKey();

export const pointOf = (key: Uint8Array): Uint8Array => secp256k1.getPublicKey(key, false);

export const sha256 = (bytes: Uint8Array | string): Uint8Array => createHash("sha256").update(bytes).digest();

export const sha256Base64 = (bytes: Uint8Array | string): string => Buffer.from(sha256(bytes)).toString("base64");

/** The XAdES digests of Fatoora are base64 of the lower-case hex text, not of the bytes. */
export const hexDigest = (text: string): string =>
  Buffer.from(Buffer.from(sha256(text)).toString("hex")).toString("base64");

const curve = sequence(oid("1.2.840.10045.2.1"), oid("1.3.132.0.10"));

export const ecdsaWithSha256 = sequence(oid("1.2.840.10045.4.3.2"));

export const bitString = (bytes: Uint8Array): Uint8Array => der(0x03, Uint8Array.of(0), bytes);

export const publicKeyInfo = (point: Uint8Array): Uint8Array => sequence(curve, bitString(point));
