import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Environment } from "#lib/domain/environment.ts";

const folder = new URL("../../vectors/", import.meta.url);
const attribute = z.tuple([z.string(), z.string(), z.string()]);

const CsrVector = z.object({
  id: z.string(),
  note: z.string(),
  environment: z.enum(["NonProduction", "Simulation", "Production"]),
  config: z.object({
    commonName: z.string(),
    serialNumber: z.string(),
    organizationIdentifier: z.string(),
    organizationUnitName: z.string(),
    organizationName: z.string(),
    countryName: z.string(),
    invoiceType: z.string(),
    locationAddress: z.string(),
    industryBusinessCategory: z.string(),
  }),
  config_accepted: z.boolean(),
  config_errors: z.array(z.string()),
  csr_file: z.string(),
  csr_field_base64: z.string(),
  csr_accepted: z.boolean(),
  csr_errors: z.array(z.string()),
  csr_warnings: z.array(z.string()),
  decoded: z.object({
    subject: z.array(attribute),
    key: z.string(),
    signature_oid: z.string(),
    self_signature_valid: z.boolean(),
    public_key_spki_base64: z.string(),
    template_string_type: z.string(),
    template_name: z.string(),
    san_directory_name: z.array(attribute),
  }),
  expected_accept: z.boolean(),
});
export type CsrVector = z.infer<typeof CsrVector>;

const KeyVector = z.object({
  name: z.string(),
  private_key: z.string().nullable(),
  certificate: z.string(),
  certificate_base64: z.string(),
  api_token: z.string(),
  issuer_name: z.string(),
  serial_number_decimal: z.string(),
  certificate_digest: z.string(),
  public_key_spki_base64: z.string(),
  certificate_signature_base64: z.string(),
  not_before: z.string(),
  not_after: z.string(),
});

export const environmentOf: Record<CsrVector["environment"], Environment> = {
  NonProduction: "sandbox",
  Simulation: "simulation",
  Production: "production",
};

export const csrVectors = lines("csr/vectors.jsonl").map((line) => CsrVector.parse(JSON.parse(line)));
export const keyVectors = lines("keys/keys.jsonl").map((line) => KeyVector.parse(JSON.parse(line)));

export function vectorFile(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function lines(name: string): string[] {
  return vectorFile(name).trim().split("\n");
}
