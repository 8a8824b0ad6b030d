import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildCsr, csrField } from "#lib/crypto/build-csr.ts";
import { checkCsr, configOf } from "#lib/crypto/check-csr.ts";
import type { CsrConfig } from "#lib/crypto/csr-config.ts";
import { exportPrivateKey, generateKeyPair } from "#lib/crypto/key-pair.ts";
import { readCsr, type CsrView } from "#lib/crypto/read-csr.ts";
import { environments, templateName } from "#lib/domain/environment.ts";
import { functionalityMaps } from "#lib/domain/functionality-map.ts";
import { AppError } from "#lib/errors.ts";
import { openssl, opensslKey } from "./openssl.ts";
import { sampleCsrField } from "./samples.ts";

const { privateKey, publicKey } = generateKeyPair();
const letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىة ABCxyz0189-.()/،";
const letter = fc.constantFrom(...Array.from(letters));
const text = fc.string({ unit: letter, minLength: 1, maxLength: 64 }).filter((value) => value === value.trim());
const long = fc.string({ unit: fc.constantFrom("ا", "ب", "ت", "ث", "ج", "ح"), minLength: 64, maxLength: 64 });
const name = fc.oneof(text, long);
const configs: fc.Arbitrary<CsrConfig> = fc.record({
  commonName: name,
  serialNumber: fc
    .tuple(fc.stringMatching(/^[A-Za-z ]{1,10}$/), fc.stringMatching(/^[0-9.]{1,5}$/), fc.uuid())
    .map(([maker, model, serial]) => `1-${maker}|2-${model}|3-${serial}`),
  organizationIdentifier: fc.stringMatching(/^3[0-9]{9}0[0-9]{3}3$/),
  organizationUnitName: name,
  organizationName: name,
  countryName: fc.constant("SA"),
  invoiceType: fc.constantFrom(...functionalityMaps),
  locationAddress: name,
  industryBusinessCategory: name,
});

test("any acceptable configuration comes back unchanged from its request, in every environment and string type", async () => {
  await fc.assert(
    fc.asyncProperty(
      configs,
      fc.constantFrom(...environments),
      fc.constantFrom("utf8", "printable"),
      async (config, environment, templateStringType) => {
        const { pem, der } = await buildCsr({ config, environment, privateKey, templateStringType });
        const view = await readCsr(csrField(pem));
        expect(configOf(view)).toEqual(config);
        expect(view).toMatchObject({ der, pem, publicKey, selfSignatureValid: true });
        expect(checkCsr(view, environment)).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});

test("OpenSSL verifies any of them and prints the names as they were given", async () => {
  await fc.assert(
    fc.asyncProperty(configs, async (config) => {
      const { pem } = await buildCsr({ config, environment: "production", privateKey });
      const out = openssl(
        ["req", "-in", "{csr}", "-verify", "-noout", "-subject", "-nameopt", "utf8,sep_multiline,lname"],
        { csr: pem },
      );
      expect(out).toMatch(/verif(y|ication:?) OK/i);
      expect(out).toContain(`organizationName=${config.organizationName}\n`);
    }),
    { numRuns: 8 },
  );
});

describe("the bytes of a request", async () => {
  const config = await sampleConfig();
  const { pem } = await buildCsr({ config, environment: "simulation", privateKey });

  test("have ZATCA's subject order, string types, curve and algorithm according to OpenSSL", () => {
    const out = openssl(
      ["req", "-in", "{csr}", "-verify", "-noout", "-text", "-nameopt", "show_type,sep_comma_plus,sname"],
      { csr: pem },
    );
    expect(out).toContain("Version: 1 (0x0)");
    expect(out).toMatch(/C=PRINTABLESTRING:SA,OU=UTF8STRING:.*,O=UTF8STRING:.*,CN=UTF8STRING:/);
    expect(out).toContain("ASN1 OID: secp256k1");
    expect(out).toContain("Signature Algorithm: ecdsa-with-SHA256");
    expect(out).toContain("..PREZATCA-Code-Signing");
    expect(out).toMatch(/DirName:.*SN *= *(UTF8STRING:)?1-TST\|2-TST/);
  });

  test("are LF PEM of 64 columns with a newline at the end", () => {
    const lines = pem.split("\n");
    expect(lines.at(0)).toBe("-----BEGIN CERTIFICATE REQUEST-----");
    expect(lines.at(-2)).toBe("-----END CERTIFICATE REQUEST-----");
    expect(lines.at(-1)).toBe("");
    expect(lines.slice(1, -3).every((line) => line.length === 64)).toBe(true);
  });

  test("never contain the private key", () => {
    const secret = Buffer.from(
      exportPrivateKey(privateKey, "sec1").revealText().split("\n").slice(1, -2).join(""),
      "base64",
    );
    expect(Buffer.from(pem.split("\n").slice(1, -2).join(""), "base64").includes(secret.subarray(7, 39))).toBe(false);
  });
});

test("the documented request reads as printed, and names the template of another environment", async () => {
  const view = await readCsr(sampleCsrField);
  expect(view).toMatchObject({
    selfSignatureValid: true,
    template: { stringType: "UTF8String", name: templateName.production },
  });
  expect(checkCsr(view, "production")).toEqual([]);
  expect(checkCsr(view, "sandbox")).toEqual([
    {
      field: "template",
      code: "csr.template",
      params: { found: "ZATCA-Code-Signing", expected: "TSTZATCA-Code-Signing" },
      severity: "error",
    },
  ]);
});

describe("a request of another maker", () => {
  const subject = ["-subj", "/C=SA/OU=a/O=b/CN=c"];

  test("with nothing in it but a subject lacks template and SAN", async () => {
    const codes = checkCsr(await opensslRequest(opensslKey("secp256k1"), ...subject), "sandbox", { rules: "sdk" }).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(expect.arrayContaining(["csr.template_missing", "csr.san_missing"]));
    expect(codes).not.toContain("csr.key_curve");
  });

  test.each([
    ["secp384r1", opensslKey("secp384r1")],
    ["explicit parameters", opensslKey("secp256k1", "-param_enc", "explicit")],
    [
      "a compressed point",
      openssl(["ec", "-in", "{key}", "-conv_form", "compressed"], { key: opensslKey("secp256k1") }),
    ],
  ])("on %s is refused for its key", async (_, key) => {
    expect(checkCsr(await opensslRequest(key, ...subject), "sandbox").map(({ code }) => code)).toContain(
      "csr.key_curve",
    );
  });

  test("with SHA-384 is refused for its algorithm, with a missing name for its subject", async () => {
    const view = await opensslRequest(opensslKey("secp256k1"), "-sha384", "-subj", "/C=SA/CN=c");
    const found = checkCsr(view, "sandbox");
    expect(found).toContainEqual(
      expect.objectContaining({ code: "csr.signature_algorithm", params: { oid: "1.2.840.10045.4.3.3" } }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ code: "csr.subject_attributes", params: { absent: "2.5.4.11, 2.5.4.10" } }),
    );
  });
});

test("a request whose bytes were changed is unreadable or not signed by its key", async () => {
  const { der } = await buildCsr({ config: await sampleConfig(), environment: "sandbox", privateKey });
  await fc.assert(
    fc.asyncProperty(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const changed = Uint8Array.from(der);
      changed[at] = (changed[at] ?? 0) ^ flip;
      expect(["invalid", "csr.unreadable"]).toContain(await outcome(changed));
    }),
    { numRuns: 100 },
  );
  expect(await outcome(der)).toBe("valid");
});

test("what nothing signs is read strictly too: the algorithm, and how the signature is written", async () => {
  const { der } = await buildCsr({ config: await sampleConfig(), environment: "sandbox", privateKey });
  const algorithm = Buffer.from(der).indexOf(Buffer.from("300a06082a8648ce3d040302", "hex"));
  const changes = [
    [0, 0x80], // the class of a tag
    [11, 1], // SHA-384 for SHA-256
    [14, 4], // bits that are said to be unused
    [15, 0x80], // the class of the signature's own tag
    [16, 1], // its length
  ] as const;
  for (const [at, flip] of changes) {
    const changed = Uint8Array.from(der);
    changed[algorithm + at] = (changed[algorithm + at] ?? 0) ^ flip;
    expect(["invalid", "csr.unreadable"], String(at)).toContain(await outcome(changed));
  }
});

async function sampleConfig(): Promise<CsrConfig> {
  return configOf(await readCsr(sampleCsrField));
}

async function opensslRequest(key: string, ...args: string[]): Promise<CsrView> {
  const out = openssl(["req", "-new", "-key", "{key}", ...args], { key });
  return await readCsr(out.slice(out.indexOf("-----BEGIN")));
}

async function outcome(bytes: Uint8Array): Promise<string> {
  return await readCsr(bytes).then(
    (view) => (view.selfSignatureValid ? "valid" : "invalid"),
    (error: unknown) => (error instanceof AppError ? error.code : "untyped error"),
  );
}
