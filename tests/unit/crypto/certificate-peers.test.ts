import "reflect-metadata";
import { X509Certificate } from "node:crypto";
import { AsnConvert } from "@peculiar/asn1-schema";
import { Certificate, GeneralNames, type Name } from "@peculiar/asn1-x509";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCertificate } from "#lib/crypto/certificate.ts";
import { certificateFields } from "#lib/crypto/certificate-fields.ts";
import { derTag } from "#lib/crypto/der.ts";
import { der, derOid } from "#lib/crypto/der-write.ts";
import { attributesOf, directoryNameOf, sanOid } from "#lib/crypto/distinguished-name.ts";
import { keyVectors, vectorFile } from "./csr-vectors.ts";
import { sampleComplianceToken, sampleProductionToken } from "./samples.ts";

const { sequence, set, integer, bitString, octetString, utcTime, generalizedTime } = derTag;
const known = [
  ...keyVectors.map(({ certificate }) => vectorFile(certificate)),
  sampleProductionToken,
  sampleComplianceToken,
].map((form) => readCertificate(form).der);
const hex = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(new Uint8Array(bytes)).toString("hex");

describe("a certificate's fields are those that other readers see", () => {
  test.each(known.map((bytes) => [bytes]))("OpenSSL and asn1-schema, %#", (bytes) => {
    expect(ours(bytes)).toEqual(theirs(bytes));
    const view = readCertificate(bytes);
    const { serialNumber, validFromDate, validToDate, fingerprint256, publicKey } = new X509Certificate(bytes);
    expect(view.serialHex).toBe(serialNumber.toLowerCase());
    expect([view.notBefore, view.notAfter]).toEqual([validFromDate, validToDate]);
    expect(view.fingerprintSha256).toBe(fingerprint256.replaceAll(":", "").toLowerCase());
    expect(hex(view.publicKey)).toBe(hex(publicKey.export({ format: "der", type: "spki" })));
  });

  test("any names, serials, times and extensions", () => {
    fc.assert(
      fc.property(anyCertificate, (bytes) => {
        expect(ours(bytes)).toEqual(theirs(bytes));
      }),
      { numRuns: 300 },
    );
  });

  test("a changed byte is refused, or means the same to both", () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, flip) => {
        const changed = Uint8Array.from(bytes);
        const index = at % changed.length;
        changed[index] = (changed[index] ?? 0) ^ flip;
        const [own, other] = [tried(() => ours(changed)), tried(() => theirs(changed))];
        return own === undefined || other === undefined || JSON.stringify(own) === JSON.stringify(other);
      }),
      { numRuns: 1000 },
    );
    expect(tried(() => ours(Uint8Array.of(0x30, 0)))).toBeUndefined();
  });
});

function ours(bytes: Uint8Array) {
  const { serial, issuer, subject, notBefore, notAfter, publicKey, extensions, signature } = certificateFields(bytes);
  const alternative = extensions.find(({ oid }) => oid === sanOid);
  return {
    serial: hex(serial),
    names: [issuer, subject].map((name) => attributesOf(name).map(({ oid, value, rdn }) => ({ oid, value, rdn }))),
    times: [notBefore, notAfter],
    publicKey: hex(publicKey),
    signature: hex(signature),
    extensions: extensions.map(({ oid, value }) => [oid, hex(value)]),
    unit: alternative && directoryNameOf(alternative.value)?.map(({ oid, value, rdn }) => ({ oid, value, rdn })),
  };
}

function theirs(bytes: Uint8Array) {
  const { tbsCertificate: tbs, signatureValue } = readWhole(bytes, Certificate);
  const extensions = tbs.extensions ?? [];
  const alternative = extensions.find(({ extnID }) => extnID === sanOid);
  return {
    serial: hex(tbs.serialNumber),
    names: [tbs.issuer, tbs.subject].map(namesIn),
    times: [tbs.validity.notBefore.getTime(), tbs.validity.notAfter.getTime()],
    publicKey: hex(AsnConvert.serialize(tbs.subjectPublicKeyInfo)),
    signature: hex(signatureValue),
    extensions: extensions.map(({ extnID, extnValue }) => [extnID, hex(extnValue.buffer)]),
    unit: alternative && unitIn(alternative.extnValue.buffer),
  };
}

function unitIn(value: ArrayBuffer) {
  const [only, ...more] = readWhole(value, GeneralNames);
  return only?.directoryName === undefined || more.length > 0 ? undefined : namesIn(only.directoryName);
}

const namesIn = (name: Name) =>
  name.flatMap((rdn, index) => rdn.map(({ type, value }) => ({ oid: type, value: value.toString(), rdn: index })));

/** asn1-schema passes over what it does not expect; a reading counts when it writes the same bytes again. */
function readWhole<T>(bytes: ArrayBuffer | Uint8Array, type: new () => T): T {
  const read = AsnConvert.parse(bytes, type);
  if (hex(AsnConvert.serialize(read)) !== hex(bytes)) throw new TypeError("asn1-schema passed over something");
  return read;
}

function tried<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const utf16 = (text: string) => Buffer.from(text, "utf16le").swap16();
const printable = fc.string({
  unit: fc.constantFrom(..."ABCxyz 0189'()+,-./:=?".split("")),
  minLength: 1,
  maxLength: 30,
});
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).map((text) => der(0x0c, Buffer.from(text))),
  printable.map((text) => der(0x13, Buffer.from(text))),
  printable.map((text) => der(0x16, Buffer.from(text))),
  fc.string({ unit: fc.constantFrom(..."نخلةAé".split("")), minLength: 1 }).map((text) => der(0x1e, utf16(text))),
);
const anyOid = fc.oneof(
  fc.constantFrom("2.5.4.3", "2.5.4.10", "0.9.2342.19200300.100.1.25"),
  fc.tuple(fc.nat(2), fc.nat(39), fc.nat(2 ** 28)).map((arcs) => arcs.join(".")),
);
const anyName = fc
  .array(fc.array(fc.tuple(anyOid, anyText), { minLength: 1, maxLength: 2 }), { maxLength: 6 })
  .map((rdns) =>
    der(sequence, ...rdns.map((rdn) => der(set, ...rdn.map(([oid, text]) => der(sequence, derOid(oid), text))))),
  );
const anyTime = fc
  .date({ min: new Date("1950-01-01"), max: new Date("2999-12-31T23:59:59Z"), noInvalidDate: true })
  .map((at) => {
    const digits = `${at.toISOString().slice(0, 19).replaceAll(/\D/g, "")}Z`;
    return at.getUTCFullYear() < 2050
      ? der(utcTime, Buffer.from(digits.slice(2)))
      : der(generalizedTime, Buffer.from(digits));
  });
const anySerial = fc
  .uint8Array({ minLength: 1, maxLength: 20 })
  .map((bytes) => der(integer, Uint8Array.of(0x01), bytes));
const anyExtension = fc.tuple(anyOid, fc.boolean(), fc.uint8Array({ maxLength: 300 }));
const anySan = anyName.map((name) => der(sequence, der(0xa4, name)));
const algorithm = der(sequence, derOid("1.2.840.10045.4.3.2"));
const bits = (bytes: Uint8Array) => der(bitString, Uint8Array.of(0), bytes);

const anyCertificate = fc
  .record({
    serial: anySerial,
    names: fc.tuple(anyName, anyName),
    times: fc.tuple(anyTime, anyTime),
    key: fc.uint8Array({ minLength: 65, maxLength: 65 }),
    extensions: fc.array(anyExtension, { maxLength: 4 }),
    san: anySan,
    signature: fc.uint8Array({ maxLength: 72 }),
  })
  .map(({ serial, names: [issuer, subject], times, key, extensions, san, signature }) => {
    const others = extensions.map(([oid, critical, value]) =>
      der(sequence, derOid(oid), ...(critical ? [der(0x01, Uint8Array.of(255))] : []), der(octetString, value)),
    );
    const all = [...others, der(sequence, derOid(sanOid), der(octetString, san))];
    const tbs = der(
      sequence,
      der(0xa0, der(integer, Uint8Array.of(2))),
      serial,
      algorithm,
      issuer,
      der(sequence, ...times),
      subject,
      der(sequence, der(sequence, derOid("1.2.840.10045.2.1"), derOid("1.3.132.0.10")), bits(key)),
      der(0xa3, der(sequence, ...all)),
    );
    return Uint8Array.from(der(sequence, tbs, algorithm, bits(signature)));
  });
