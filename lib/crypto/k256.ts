import { createPublicKey, type KeyObject } from "node:crypto";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { sha256 } from "@noble/hashes/sha2.js";

const spkiLength = 88;
const pointLength = 65;

/** A public secp256k1 key in WebCrypto's shape. */
class K256Key implements CryptoKey {
  readonly algorithm = { name: "ECDSA", namedCurve: "K-256" };
  readonly extractable = false;
  readonly type = "public";
  readonly usages: KeyUsage[] = ["verify"];
  readonly key: KeyObject;

  constructor(key: KeyObject) {
    this.key = key;
  }

  spki(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.key.export({ format: "der", type: "spki" }));
  }
}

const subtle = overlay(globalThis.crypto.subtle, {
  async importKey(
    format: "spki",
    data: BufferSource,
    algorithm: EcKeyImportParams,
    extractable: boolean,
    usages: KeyUsage[],
  ) {
    if (algorithm.namedCurve !== "K-256") {
      return await globalThis.crypto.subtle.importKey(format, data, algorithm, extractable, usages);
    }
    return new K256Key(createPublicKey({ key: Buffer.from(bytesOf(data)), format: "der", type: "spki" }));
  },
  async verify(algorithm: EcdsaParams, key: CryptoKey, signature: BufferSource, data: BufferSource) {
    if (!(key instanceof K256Key)) return await globalThis.crypto.subtle.verify(algorithm, key, signature, data);
    const spki = key.spki();
    // OpenSSL signs; a second implementation checks. OpenSSL does not prefer low S, so high S must pass here.
    const point = spki.subarray(spkiLength - pointLength);
    return secp256k1.verify(bytesOf(signature), sha256(bytesOf(data)), point, { prehash: false, lowS: false });
  },
});

/** WebCrypto with secp256k1 ("K-256", ECDSA with SHA-256), which the platform's own lacks; everything else falls through to it. */
export const k256Crypto: Crypto = overlay(globalThis.crypto, { subtle });

function overlay<Target extends object>(target: Target, over: object): Target {
  return new Proxy(target, {
    get(inner, property) {
      const value: unknown = property in over ? Reflect.get(over, property) : Reflect.get(inner, property);
      return typeof value === "function" ? value.bind(inner) : value;
    },
  });
}

function bytesOf(data: BufferSource): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
