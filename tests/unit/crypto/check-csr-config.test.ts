import { describe, expect, test } from "vitest";
import { buildCsr } from "#lib/crypto/build-csr.ts";
import { checkCsrConfig, type CsrFinding } from "#lib/crypto/check-csr-config.ts";
import { csrFields, type CsrConfig } from "#lib/crypto/csr-config.ts";
import { generateKeyPair } from "#lib/crypto/key-pair.ts";

const sound: CsrConfig = {
  commonName: "TILL-01",
  serialNumber: "1-Khatm|2-1.0|3-0001",
  organizationIdentifier: "300000000000003",
  organizationUnitName: "فرع الرياض",
  organizationName: "مؤسسة المثال",
  countryName: "SA",
  invoiceType: "1100",
  locationAddress: "RRRD2929",
  industryBusinessCategory: "تجارة",
};
const group = { organizationIdentifier: "300000000010003" };

test("a sound configuration has no findings", () => {
  expect(checkCsrConfig(sound)).toEqual([]);
  expect(checkCsrConfig({ ...sound, ...group, organizationUnitName: "3000000000" })).toEqual([]);
});

type Case = readonly [change: Partial<CsrConfig>, field: CsrFinding["field"], code: string];

const bothRefuse: readonly Case[] = [
  [{ serialNumber: "1-a|2-b|3-c=d" }, "serialNumber", "csr.serial_equals_sign"],
  [{ serialNumber: "1-a|2-b" }, "serialNumber", "csr.serial_format"],
  [{ serialNumber: "1-|2-b|3-c" }, "serialNumber", "csr.serial_format"],
  [{ organizationIdentifier: "30000000000003" }, "organizationIdentifier", "csr.vat_length"],
  [{ organizationIdentifier: "400000000000003" }, "organizationIdentifier", "csr.vat_start"],
  [{ organizationIdentifier: "300000000000004" }, "organizationIdentifier", "csr.vat_end"],
  [{ ...group, organizationUnitName: "Riyadh" }, "organizationUnitName", "csr.group_tin"],
  [{ countryName: "S" }, "countryName", "csr.country"],
  [{ invoiceType: "110" }, "invoiceType", "csr.title_format"],
  [{ invoiceType: "1200" }, "invoiceType", "csr.title_format"],
  [{ organizationName: "A & B @ C" }, "organizationName", "csr.characters"],
  [{ commonName: "TILL_01" }, "commonName", "csr.characters"],
  ...csrFields.map((field): Case => [{ [field]: "  " }, field, "csr.missing"]),
];
const liveRefuses: readonly Case[] = [
  [{ organizationIdentifier: "3OOOOOOOOOOOOO3" }, "organizationIdentifier", "csr.vat_digits"],
  [{ ...group, organizationUnitName: "RiyadhNorth".slice(0, 10) }, "organizationUnitName", "csr.group_tin"],
  [{ countryName: "AE" }, "countryName", "csr.country_not_saudi"],
  [{ invoiceType: "0000" }, "invoiceType", "csr.title_empty"],
  [{ invoiceType: "1111" }, "invoiceType", "csr.title_reserved"],
  [{ invoiceType: "0110" }, "invoiceType", "csr.title_reserved"],
  [{ commonName: "TILL-01 " }, "commonName", "csr.untrimmed"],
  [{ organizationUnitName: "Riyadh\u0000North" }, "organizationUnitName", "csr.control_characters"],
  [{ organizationName: "م".repeat(65) }, "organizationName", "csr.too_long"],
  [{ serialNumber: `1-a|2-b|3-${"c".repeat(55)}` }, "serialNumber", "csr.too_long"],
];

describe.each(bothRefuse)("%o", (change, field, code) => {
  test("is refused by the SDK's rules and by the live ones, once and for one reason", () => {
    for (const rules of ["sdk", "live"] as const) {
      const found = checkCsrConfig({ ...sound, ...change }, { rules });
      expect(found).toEqual([expect.objectContaining({ field, code, severity: "error" })]);
    }
  });
});

describe.each(liveRefuses)("%o", (change, field, code) => {
  test("passes the SDK's rules and is refused by the live ones", () => {
    expect(checkCsrConfig({ ...sound, ...change }, { rules: "sdk" })).toEqual([]);
    expect(checkCsrConfig({ ...sound, ...change })).toEqual([
      expect.objectContaining({ field, code, severity: "error" }),
    ]);
  });
});

test("64 characters of Arabic pass", () => {
  expect(checkCsrConfig({ ...sound, organizationName: "م".repeat(64) })).toEqual([]);
});

test("the character list can be softened to a warning that names the characters", () => {
  expect(checkCsrConfig({ ...sound, organizationName: "A & B @ C & D" }, { characters: "warn" })).toEqual([
    { field: "organizationName", code: "csr.characters", params: { characters: "& @" }, severity: "warning" },
  ]);
});

test("a refused configuration is never built, and every field is named", async () => {
  const config = { ...sound, countryName: "AE", commonName: "" };
  const { privateKey } = generateKeyPair();
  await expect(buildCsr({ config, environment: "sandbox", privateKey })).rejects.toMatchObject({
    code: "csr.refused",
    fields: [
      { path: "commonName", code: "csr.missing" },
      { path: "countryName", code: "csr.country_not_saudi" },
    ],
  });
});
