import { describe, expect, test } from "vitest";
import { buildCsr, csrField } from "#lib/crypto/build-csr.ts";
import { checkCsrConfig, type CsrFinding } from "#lib/crypto/check-csr-config.ts";
import { checkCsr, configOf } from "#lib/crypto/check-csr.ts";
import type { NameAttribute } from "#lib/crypto/distinguished-name.ts";
import { generateKeyPair } from "#lib/crypto/key-pair.ts";
import { readCsr, type CsrView } from "#lib/crypto/read-csr.ts";
import { base64, csrVectors, environmentOf, vectorFile } from "./csr-vectors.ts";

const sdk = { rules: "sdk" } as const;
const sdkMessages: readonly (readonly [RegExp, string])[] = [
  [/mandatory/i, "csr.missing"],
  [/special characters \('='\)/i, "csr.serial_equals_sign"],
  [/invalid serial number/i, "csr.serial_format"],
  [/valid 15 digit/i, "csr.vat_length"],
  [/start\w* with digit 3/i, "csr.vat_start"],
  [/end with digit 3/i, "csr.vat_end"],
  [/10[- ]digit/i, "csr.group_tin"],
  [/country code/i, "csr.country"],
  [/invalid invoice type/i, "csr.title_format"],
  [/special/i, "csr.characters"],
];
const structureMessages: readonly (readonly [RegExp, readonly string[]])[] = [
  [/secp256k1/, ["csr.key_curve"]],
  [/certificateTemplateName/, ["csr.template", "csr.template_missing"]],
  [/SAN dirName attributes/, ["csr.san_attributes"]],
  [/^SN /, ["csr.serial_format"]],
  [/^UID /, ["csr.vat_length", "csr.vat_start", "csr.vat_end"]],
];

describe.each(csrVectors)("$id $note", (vector) => {
  const environment = environmentOf[vector.environment];
  const pem = vectorFile(vector.csr_file);

  test("its configuration gets the SDK's verdict and the SDK's first objection", () => {
    const found = errors(checkCsrConfig(vector.config, sdk));
    expect(found.length === 0).toBe(vector.config_accepted);
    for (const message of vector.config_errors) {
      expect(found.map(({ code }) => code)).toContain(sdkMessages.find(([pattern]) => pattern.test(message))?.[1]);
    }
  });

  test("its request decodes to the expected values, from the file and from the csr field", async () => {
    const view = await readCsr(pem);
    expect(decoded(view)).toEqual(vector.decoded);
    expect(csrField(pem)).toBe(vector.csr_field_base64);
    expect(await readCsr(vector.csr_field_base64)).toEqual(view);
    expect(await readCsr(view.der)).toEqual(view);
    expect(view.pem).toBe(pem);
  });

  test("its request gets the SDK's verdict, objections and warnings", async () => {
    const found = checkCsr(await readCsr(pem), environment, sdk);
    expect(errors(found).length === 0).toBe(vector.csr_accepted);
    expect(found.length - errors(found).length).toBe(vector.csr_warnings.length);
    const codes = errors(found).map(({ code }) => code);
    const explained = vector.csr_errors.filter((message) => {
      const [, expected = []] = structureMessages.find(([pattern]) => pattern.test(message)) ?? [];
      return codes.some((code) => expected.includes(code));
    });
    expect(explained).toEqual(vector.csr_errors);
  });

  test("configuration and request together are accepted exactly when the SDK accepts both", async () => {
    const found = [...checkCsrConfig(vector.config, sdk), ...checkCsr(await readCsr(pem), environment, sdk)];
    expect(errors(found).length === 0).toBe(vector.expected_accept);
  });
});

test.each(csrVectors.filter(({ config_accepted }) => !config_accepted))("$id is never built", async (vector) => {
  const { privateKey } = generateKeyPair();
  const order = { config: vector.config, environment: environmentOf[vector.environment], privateKey, checks: sdk };
  await expect(buildCsr(order)).rejects.toMatchObject({ code: "csr.refused" });
});

test.each(csrVectors.filter(({ expected_accept }) => expected_accept))(
  "$id is built as the SDK builds it",
  async (vector) => {
    const order = {
      config: vector.config,
      environment: environmentOf[vector.environment],
      privateKey: generateKeyPair().privateKey,
    };
    const ours = await readCsr((await buildCsr({ ...order, templateStringType: "printable", checks: sdk })).pem);
    const { subject, template, san, signatureOid } = await readCsr(vectorFile(vector.csr_file));
    expect(ours).toMatchObject({ subject, template, san, signatureOid });
    expect(configOf(ours)).toEqual(vector.config);
  },
);

describe("live rules", () => {
  test.each(csrVectors.filter(({ expected_accept, id }) => expected_accept && id !== "csr-08"))(
    "accept $id, which the SDK accepts",
    async (vector) => {
      expect(checkCsrConfig(vector.config)).toEqual([]);
      expect(checkCsr(await readCsr(vectorFile(vector.csr_file)), environmentOf[vector.environment])).toEqual([]);
    },
  );

  test.each(csrVectors.filter(({ id }) => id === "csr-08"))("refuse $note, which the SDK lets pass", async (vector) => {
    const params = { length: 65, max: 64 };
    const expected = [{ field: "organizationName", code: "csr.too_long", params, severity: "error" }];
    expect(checkCsrConfig(vector.config)).toEqual(expected);
    expect(checkCsr(await readCsr(vectorFile(vector.csr_file)), "sandbox")).toEqual(expected);
  });
});

function errors(findings: readonly CsrFinding[]): readonly CsrFinding[] {
  return findings.filter(({ severity }) => severity === "error");
}

function decoded(view: CsrView) {
  return {
    subject: triples(view.subject),
    key: view.curve,
    signature_oid: view.signatureOid,
    self_signature_valid: view.selfSignatureValid,
    public_key_spki_base64: base64(view.publicKey),
    template_string_type: view.template?.stringType,
    template_name: view.template?.name,
    san_directory_name: triples(view.san ?? []),
  };
}

function triples(attributes: readonly NameAttribute[]) {
  return attributes.map(({ oid, stringType, value }) => [oid, stringType, value]);
}
