import { readFileSync } from "node:fs";
import { z } from "zod";

const folder = new URL("../../vectors/", import.meta.url);
const jsonLines = (file: string): unknown[] =>
  readFileSync(new URL(file, folder), "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

const Vector = z.object({
  file: z.string(),
  kind: z.string(),
  class: z.string(),
  verdict: z.enum(["PASS", "WARN", "FAIL"]),
  canonical_sha256_base64: z.string().nullable(),
  signed: z.boolean(),
  key: z.string().optional(),
  qr_base64: z.string().nullish(),
});
export const vectors = jsonLines("manifest.jsonl").map((entry) => Vector.parse(entry));
export const bytesOf = (file: string): Buffer => readFileSync(new URL(file, folder));

const Unit = z.object({
  name: z.string(),
  private_key: z.string(),
  certificate_base64: z.string(),
  issuer_name: z.string(),
  serial_number_decimal: z.string(),
  certificate_digest: z.string(),
  public_key_spki_base64: z.string(),
  certificate_signature_base64: z.string(),
});

/** The certificate of a test unit in the shape the stamp wants, and its key as PEM. */
export const units = jsonLines("keys/keys.jsonl")
  .map((entry) => Unit.safeParse(entry))
  .flatMap(({ data }) => (data ? [data] : []))
  .map((entry) => ({
    name: entry.name,
    pem: readFileSync(new URL(entry.private_key, folder), "utf8"),
    certificateDigest: entry.certificate_digest,
    certificate: {
      base64: entry.certificate_base64,
      issuerName: entry.issuer_name,
      serialNumber: entry.serial_number_decimal,
      publicKey: Buffer.from(entry.public_key_spki_base64, "base64"),
      signature: Buffer.from(entry.certificate_signature_base64, "base64"),
    },
  }));

export function unit(name: string): (typeof units)[number] {
  const found = units.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no unit ${name}`);
  return found;
}
