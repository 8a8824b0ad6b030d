import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { derInside, toPem } from "./armour.ts";
import { derChildren, derValueAt } from "./der.ts";

export type KeyPair = { readonly privateKey: Secret; readonly publicKey: Uint8Array };

const curve = "secp256k1";
const prepared = new WeakMap<Secret, KeyObject>();

/** A fresh secp256k1 key pair: private key as PKCS#8 DER (RFC 5958), public key as SPKI DER, named curve, uncompressed point. */
export function generateKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync("ec", {
    namedCurve: curve,
    privateKeyEncoding: { format: "der", type: "pkcs8" },
    publicKeyEncoding: { format: "der", type: "spki" },
  });
  return { privateKey: new Secret(privateKey), publicKey: Uint8Array.from(publicKey) };
}

/**
 * Reads a secp256k1 private key from SEC1 (RFC 5915) or PKCS#8, as PEM, DER or bare base64 (the form ZATCA's SDK writes).
 * Errors: `key.unreadable`, `key.wrong_curve`.
 */
export function importPrivateKey(input: Secret): Secret {
  const der = derInside(input.reveal(), ["EC PRIVATE KEY", "PRIVATE KEY"]);
  if (der === undefined) throw new AppError("key.unreadable");

  const key = keyObjectFrom(der);
  if (key.asymmetricKeyDetails?.namedCurve !== curve) throw new AppError("key.wrong_curve");
  const imported = new Secret(key.export({ format: "der", type: "pkcs8" }));
  prepared.set(imported, key);
  return imported;
}

/** The private key as PEM text: PKCS#8, or SEC1 as ZATCA's SDK expects it. */
export function exportPrivateKey(privateKey: Secret, form: "pkcs8" | "sec1" = "pkcs8"): Secret {
  const der = signingKey(privateKey).export({ format: "der", type: form });
  return new Secret(toPem(form === "sec1" ? "EC PRIVATE KEY" : "PRIVATE KEY", der));
}

/** SPKI DER of the public half, 88 bytes. Errors: `key.unreadable`. */
export function publicKeyOf(privateKey: Secret): Uint8Array {
  return Uint8Array.from(createPublicKey(signingKey(privateKey)).export({ format: "der", type: "spki" }));
}

/** The parsed key of a PKCS#8 Secret; parsed once, kept as long as the Secret itself lives. Errors: `key.unreadable`. */
export function signingKey(privateKey: Secret): KeyObject {
  const known = prepared.get(privateKey);
  if (known !== undefined) return known;
  const key = keyObjectFrom(privateKey.reveal());
  prepared.set(privateKey, key);
  return key;
}

function keyObjectFrom(der: Uint8Array): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: "der", type: isSec1(der) ? "sec1" : "pkcs8" });
  } catch (cause) {
    throw new AppError("key.unreadable", {}, [], { cause });
  }
}

// ECPrivateKey has version 1, PrivateKeyInfo version 0 (a OneAsymmetricKey of version 1 goes on with a SEQUENCE instead).
function isSec1(der: Uint8Array): boolean {
  const outer = derValueAt(der);
  const second = outer && derChildren(outer)?.[1];
  return second?.tag === 0x04;
}
