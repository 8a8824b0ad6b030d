import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";

/** A 256-bit root key and the eight bytes that name it inside records. */
export type RootKey = { readonly id: string; readonly key: KeyObject };
type FindRootKey = (id: string) => RootKey | undefined;

const cipher = "aes-256-gcm";
const version = 1;
const nonceLength = 12;
const tagLength = 16;
const dataKeyLength = 32;
const headerLength = 1 + 8;
const wrapLength = nonceLength + dataKeyLength + tagLength;
const bodyAt = headerLength + wrapLength;

/*
 * Record, version 1:  version (1) | root key id (8) | wrapped data key (60) | sealed secret (28 + n)
 * Wrapped and sealed: nonce (12) | ciphertext | tag (16), AES-256-GCM (NIST SP 800-38D).
 * The header is authenticated with the wrapped key, the place of the secret with the secret. A data key serves one record, once.
 */

/** Seals a secret for one place (`aad`) under a fresh data key, wrapped by the root key. */
export function sealEnvelope(root: RootKey, plaintext: Secret, aad: string): Uint8Array {
  const dataKey = randomBytes(dataKeyLength);
  const body = encrypt(dataKey, plaintext.reveal(), Buffer.from(aad, "utf8"));
  const record = Buffer.concat([wrapped(root, dataKey), body]);
  dataKey.fill(0);
  return Uint8Array.from(record);
}

/** Opens a record at its place. Errors: `vault.no_key`, `vault.unreadable`. */
export function openEnvelope(find: FindRootKey, record: Uint8Array, aad: string): Secret {
  const dataKey = unwrapped(find, record);
  const plaintext = decrypt(dataKey, record.subarray(bodyAt), Buffer.from(aad, "utf8"));
  const secret = new Secret(plaintext);
  dataKey.fill(0);
  plaintext.fill(0);
  return secret;
}

/** The record with its data key wrapped anew by `root`; the sealed secret stays as it is. Errors as for opening. */
export function rewrapEnvelope(find: FindRootKey, root: RootKey, record: Uint8Array): Uint8Array {
  const dataKey = unwrapped(find, record);
  const renewed = Uint8Array.from(record);
  renewed.set(wrapped(root, dataKey));
  dataKey.fill(0);
  return renewed;
}

/** The id of the root key that a record needs, 16 hex digits. Errors: `vault.unreadable` for anything that is no record. */
export function rootKeyIdOf(record: Uint8Array): string {
  if (record[0] !== version || record.length < bodyAt + nonceLength + tagLength) throw new AppError("vault.unreadable");
  return Buffer.from(record.subarray(1, headerLength)).toString("hex");
}

function wrapped(root: RootKey, dataKey: Uint8Array): Buffer {
  const header = Buffer.concat([Buffer.of(version), Buffer.from(root.id, "hex")]);
  return Buffer.concat([header, encrypt(root.key, dataKey, header)]);
}

function unwrapped(find: FindRootKey, record: Uint8Array): Buffer {
  const id = rootKeyIdOf(record);
  const root = find(id);
  if (root === undefined) throw new AppError("vault.no_key", { key: id });
  return decrypt(root.key, record.subarray(headerLength, bodyAt), record.subarray(0, headerLength));
}

function encrypt(key: KeyObject | Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(aad);
  return Buffer.concat([nonce, sealing.update(plaintext), sealing.final(), sealing.getAuthTag()]);
}

function decrypt(key: KeyObject | Uint8Array, sealed: Uint8Array, aad: Uint8Array): Buffer {
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceLength), { authTagLength: tagLength });
  opening.setAAD(aad).setAuthTag(sealed.subarray(-tagLength));
  try {
    return Buffer.concat([opening.update(sealed.subarray(nonceLength, -tagLength)), opening.final()]);
  } catch (cause) {
    throw new AppError("vault.unreadable", {}, [], { cause });
  }
}
