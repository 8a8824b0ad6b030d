import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { certificateDigest, keyMatchesCertificate, readCertificate } from "#lib/crypto/certificate.ts";
import { importPrivateKey } from "#lib/crypto/key-pair.ts";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { base64, keyVectors, vectorFile } from "./csr-vectors.ts";
import { openssl, opensslKey } from "./openssl.ts";
import { sampleComplianceToken, sampleProductionToken } from "./samples.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe.each(keyVectors)("$name", (vector) => {
  const view = readCertificate(vectorFile(vector.certificate));

  test("reads to the published values", () => {
    expect(view).toMatchObject({
      kind: "production",
      issuerName: vector.issuer_name,
      serialNumber: vector.serial_number_decimal,
      base64: vector.certificate_base64,
      notBefore: new Date(vector.not_before),
      notAfter: new Date(vector.not_after),
    });
    expect(base64(view.publicKey)).toBe(vector.public_key_spki_base64);
    expect(base64(view.signature)).toBe(vector.certificate_signature_base64);
    expect(certificateDigest(view.base64)).toBe(vector.certificate_digest);
  });

  test("reads the same from token, base64, CRLF PEM, DER and DER text", () => {
    const pem = vectorFile(vector.certificate).replaceAll("\n", "\r\n");
    for (const form of [
      vector.api_token,
      ` ${vector.api_token}\n`,
      vector.certificate_base64,
      pem,
      `\uFEFF${pem}`,
      view.der,
    ]) {
      expect(readCertificate(form)).toEqual(view);
    }
  });

  test("agrees with OpenSSL", () => {
    const out = openssl(
      ["x509", "-in", "{crt}", "-noout", "-serial", "-fingerprint", "-sha256", "-issuer", "-nameopt", "RFC2253"],
      { crt: vectorFile(vector.certificate) },
    );
    expect(out.toLowerCase()).toContain(`serial=${view.serialHex}`);
    expect(out.replaceAll(":", "").toLowerCase()).toContain(view.fingerprintSha256);
    expect(out).toContain(`issuer=${view.issuerName.replaceAll(", ", ",")}`);
  });

  test("matches its own key only", () => {
    for (const other of keyVectors) {
      if (other.private_key === null) continue;
      const key = importPrivateKey(new Secret(vectorFile(other.private_key)));
      expect(keyMatchesCertificate(key, view)).toBe(other.name === vector.name);
    }
  });
});

test("the documented production token gives every derivable fact", () => {
  const view = readCertificate(sampleProductionToken);
  expect(view).toMatchObject({
    kind: "production",
    issuerName: "CN=PRZEINVOICESCA4-CA, DC=extgazt, DC=gov, DC=local",
    serialNumber: "379112742831380471835263969587287663520528387",
    serialHex: "1100003803c5f74023b3fc5c5f000100003803",
    subject: {
      commonName: "TST-886431145-399999999900003",
      organizationUnit: "Riyadh Branch",
      organization: "Maximum Speed Tech Supply LTD",
      country: "SA",
    },
    notBefore: new Date("2024-01-11T09:19:30Z"),
    notAfter: new Date("2029-01-09T09:19:30Z"),
    egsSerial: "1-TST|2-TST|3-ed22f1d8-e6a2-1118-9b58-d9a8f11e445f",
    vatNumber: "399999999900003",
    functionalityMap: "1100",
    registeredAddress: "RRRD2929",
    businessCategory: "Supply activities",
    template: {
      oid: "1.3.6.1.4.1.311.21.8.2200605.9715090.14372516.15973785.1368149.102.16683749.11944510",
      major: 100,
      minor: 18,
    },
  });
  expect(view.der).toHaveLength(994);
  expect(certificateDigest(view.base64)).toBe(
    "ZDMwMmI0MTE1NzVjOTU2NTk4YzVlODhhYmI0ODU2NDUyNTU2YTVhYjhhMDFmN2FjYjk1YTA2OWQ0NjY2MjQ4NQ==",
  );
  expect(hex(view.publicKey)).toBe(
    "3056301006072a8648ce3d020106052b8104000a03420004a1608a6b449af45204ad33afd2e0240b5548297c54f673e9c76be57f8ca131e8f2f1cd365c96e50eaeed3f2768f26ab46a138c98da3c8309e2ed7b75293f5478",
  );
  expect(hex(view.signature)).toBe(
    "3045022100b13f89c8669d65c250a51b71adf2722f28ab068bbc574756342bbde23dbaa01b02203d842e0cf2380c0400cf4b399ddae88f240ea0291dcb134dd4ef97aa6c2feb5c",
  );
});

test("the documented compliance token is known by its issuer", () => {
  const view = readCertificate(sampleComplianceToken);
  expect(view).toMatchObject({
    kind: "compliance",
    issuerName: "CN=eInvoicing",
    serialNumber: "1704892319821",
    notBefore: new Date("2024-01-10T13:11:54Z"),
    notAfter: new Date("2029-01-09T21:00:00Z"),
    vatNumber: "399999999900003",
    template: null,
  });
  expect(view.der).toHaveLength(577);
});

test("a certificate that is no device's reads with empty fields", () => {
  const key = opensslKey("prime256v1");
  const pem = openssl(["req", "-x509", "-new", "-key", "{key}", "-subj", '/O=A, B \\+ "C"/CN=x', "-days", "2"], {
    key,
  });
  const view = readCertificate(pem.slice(pem.indexOf("-----BEGIN")));
  expect(view).toMatchObject({
    kind: "production",
    issuerName: 'CN=x, O=A\\, B \\+ \\"C\\"',
    egsSerial: null,
    vatNumber: null,
    template: null,
  });
  expect(view.subject.country).toBeNull();
});

describe("garbage is refused by name", () => {
  const unreadable = expect.objectContaining({ code: "certificate.unreadable" });
  const sound = readCertificate(sampleProductionToken).der;

  test.each([
    "",
    "garbage",
    "AAAA",
    "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
    "<html></html>",
    sampleProductionToken.slice(0, -8),
  ])("%#", (text) => {
    expect(() => readCertificate(text)).toThrow(unreadable);
  });

  test("a key is not a certificate, nor is a truncated or lengthened one", () => {
    expect(() => readCertificate(vectorFile("keys/egs-1.key.pem"))).toThrow(unreadable);
    expect(() => readCertificate(vectorFile("csr/csr-01.csr.pem"))).toThrow(unreadable);
    for (let length = 0; length < sound.length; length += 1)
      expect(() => readCertificate(sound.slice(0, length))).toThrow(unreadable);
    expect(() => readCertificate(new Uint8Array([...sound, 0]))).toThrow(unreadable);
  });

  test("changed bytes read or are refused by name, never anything else", () => {
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(sound);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(["production", "certificate.unreadable"]).toContain(outcome(changed));
      }),
      { numRuns: 500 },
    );
    expect(outcome(sound)).toBe("production");
  });
});

function outcome(bytes: Uint8Array): string {
  try {
    return readCertificate(bytes).kind;
  } catch (error) {
    return error instanceof AppError ? error.code : "untyped error";
  }
}
