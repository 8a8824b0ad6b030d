import { createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import type { Secret } from "#lib/secret.ts";
import { signingKey } from "./key-pair.ts";

/**
 * The document's SignatureValue: DER ECDSA with SHA-256 over the 32 raw bytes of the invoice hash as the message,
 * so what is signed is SHA-256 of the hash. Not over ds:SignedInfo. Errors: `key.unreadable`.
 */
export function signHash(privateKey: Secret, hash: Uint8Array): Uint8Array {
  return Uint8Array.from(sign("sha256", thirtyTwo(hash), signingKey(privateKey)));
}

/** As `signHash`, on the thread pool instead of the event loop. */
export async function signHashAside(privateKey: Secret, hash: Uint8Array): Promise<Uint8Array> {
  const key = signingKey(privateKey);
  const message = thirtyTwo(hash);
  return await new Promise((resolve, reject) => {
    sign("sha256", message, key, (error, signature) => {
      if (error) reject(error);
      else resolve(Uint8Array.from(signature));
    });
  });
}

/** Whether the DER signature over the 32 raw hash bytes is by this SPKI key. Errors: `key.unreadable` for the key. */
export function verifyHash(publicKey: Uint8Array, hash: Uint8Array, signature: Uint8Array): boolean {
  return verify("sha256", thirtyTwo(hash), spki(publicKey), signature);
}

/** As `verifyHash`, on the thread pool instead of the event loop. */
export async function verifyHashAside(
  publicKey: Uint8Array,
  hash: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const key = spki(publicKey);
  const message = thirtyTwo(hash);
  return await new Promise((resolve, reject) => {
    verify("sha256", message, key, signature, (error, holds) => {
      if (error) reject(error);
      else resolve(holds);
    });
  });
}

const prepared = new WeakMap<Uint8Array, KeyObject>();

/** Parsed once, kept as long as the bytes themselves live: parsing costs as much as verifying. */
function spki(publicKey: Uint8Array): KeyObject {
  const known = prepared.get(publicKey);
  if (known !== undefined) return known;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
    prepared.set(publicKey, key);
    return key;
  } catch (cause) {
    throw new AppError("key.unreadable", {}, [], { cause });
  }
}

function thirtyTwo(hash: Uint8Array): Uint8Array {
  if (hash.length !== 32) throw new AppError("unexpected", { expected: 32, length: hash.length });
  return hash;
}
