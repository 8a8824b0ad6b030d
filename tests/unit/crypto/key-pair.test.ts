import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { exportPrivateKey, generateKeyPair, importPrivateKey, publicKeyOf } from "#lib/crypto/key-pair.ts";
import { signHash, signHashAside, verifyHash } from "#lib/crypto/signature.ts";
import { Secret } from "#lib/secret.ts";
import { base64, keyVectors, vectorFile } from "./csr-vectors.ts";
import { openssl, opensslKey } from "./openssl.ts";

const hash = new Uint8Array(32).fill(7);
const owned = keyVectors.flatMap((vector) =>
  vector.private_key === null ? [] : [{ ...vector, private_key: vector.private_key }],
);

describe("a generated key pair", () => {
  const pair = generateKeyPair();

  test("is one that OpenSSL accepts, on secp256k1, in both forms", () => {
    for (const form of ["sec1", "pkcs8"] as const) {
      const pem = exportPrivateKey(pair.privateKey, form).revealText();
      const out = openssl(["ec", "-in", "{key}", "-check", "-noout", "-text"], { key: pem });
      expect(out).toContain("EC Key valid");
      expect(out).toContain("ASN1 OID: secp256k1");
    }
  });

  test("has the public key that belongs to its private key", () => {
    expect(publicKeyOf(pair.privateKey)).toEqual(pair.publicKey);
    expect(pair.publicKey).toHaveLength(88);
  });

  test("survives every way of writing it down", () => {
    const sec1 = exportPrivateKey(pair.privateKey, "sec1").revealText();
    const pkcs8 = exportPrivateKey(pair.privateKey).revealText();
    for (const form of [sec1, pkcs8, bare(sec1), bare(pkcs8), pkcs8.replaceAll("\n", "\r\n"), btoa(sec1)]) {
      expect(importPrivateKey(new Secret(form)).reveal()).toEqual(pair.privateKey.reveal());
    }
    expect(importPrivateKey(new Secret(Buffer.from(bare(sec1), "base64"))).reveal()).toEqual(pair.privateKey.reveal());
  });

  test("is never printed", () => {
    expect(String(pair.privateKey) + JSON.stringify(pair) + inspect(pair)).not.toContain(
      base64(pair.privateKey.reveal()).slice(20, 40),
    );
  });
});

describe("an imported key", () => {
  test.each(owned)("$name gives the public key of its certificate", (vector) => {
    const key = importPrivateKey(new Secret(vectorFile(vector.private_key)));
    expect(base64(publicKeyOf(key))).toBe(vector.public_key_spki_base64);
  });

  test("may follow OpenSSL's EC PARAMETERS block", () => {
    const pem = opensslKey("secp256k1");
    expect(pem).toContain("EC PARAMETERS");
    expect(publicKeyOf(importPrivateKey(new Secret(pem)))).toHaveLength(88);
  });

  test("on another curve is refused by name", () => {
    expect(() => importPrivateKey(new Secret(opensslKey("prime256v1")))).toThrow(
      expect.objectContaining({ code: "key.wrong_curve" }),
    );
  });

  test.each([
    "",
    "no key",
    "AAAA",
    "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
    "MAMCAQE=",
    "A".repeat(70_000),
  ])("that is garbage is refused by name (%#)", (text) => {
    expect(() => importPrivateKey(new Secret(text))).toThrow(expect.objectContaining({ code: "key.unreadable" }));
  });
});

describe("a signature over an invoice hash", () => {
  const { privateKey, publicKey } = generateKeyPair();

  test("verifies with OpenSSL over the 32 raw bytes", () => {
    const key = openssl(["ec", "-in", "{key}", "-pubout"], { key: exportPrivateKey(privateKey).revealText() });
    const pub = key.slice(key.indexOf("-----BEGIN"), key.indexOf("KEY-----\n", key.indexOf("-----END")) + 9);
    const out = openssl(["dgst", "-sha256", "-verify", "{pub}", "-signature", "{sig}", "{hash}"], {
      pub,
      sig: signHash(privateKey, hash),
      hash,
    });
    expect(out).toContain("Verified OK");
  });

  test("verifies, aside or not, and not for another hash or key", async () => {
    for (const signature of [signHash(privateKey, hash), await signHashAside(privateKey, hash)]) {
      expect(verifyHash(publicKey, hash, signature)).toBe(true);
      expect(verifyHash(publicKey, new Uint8Array(32), signature)).toBe(false);
      expect(verifyHash(generateKeyPair().publicKey, hash, signature)).toBe(false);
    }
    expect(verifyHash(publicKey, hash, new Uint8Array([1, 2, 3]))).toBe(false);
  });

  test("is not made over anything but 32 bytes, nor with garbage for a key", async () => {
    expect(() => signHash(privateKey, new Uint8Array(31))).toThrow(expect.objectContaining({ code: "unexpected" }));
    expect(() => signHash(new Secret("x"), hash)).toThrow(expect.objectContaining({ code: "key.unreadable" }));
    await expect(signHashAside(new Secret("x"), hash)).rejects.toMatchObject({ code: "key.unreadable" });
    expect(() => verifyHash(new Uint8Array(3), hash, hash)).toThrow(
      expect.objectContaining({ code: "key.unreadable" }),
    );
  });
});

function bare(pem: string): string {
  return pem.replace(/-----.*-----|\n/g, "");
}
