import { readdirSync, readFileSync } from "node:fs";
import { checkDocument, type CheckOptions, type CheckResult } from "#lib/rules/check.ts";

const folder = new URL("../../vectors/", import.meta.url);

export type Vector = {
  readonly file: string;
  readonly verdict: string;
  readonly stages: Readonly<Record<string, string>>;
  readonly codes: readonly string[];
  readonly warnings: readonly string[];
  readonly by_stage: Readonly<Record<string, { readonly errors?: readonly string[] }>>;
  readonly clock_warnings: readonly string[];
  readonly expected_pih: string;
  readonly canonical_sha256_base64: string | null;
  readonly chain_position?: number;
  readonly key?: string;
  readonly engines?: Readonly<Record<string, { readonly rules?: { readonly verdict: string } }>>;
};

export const vectors: readonly Vector[] = readFileSync(new URL("manifest.jsonl", folder), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

export function bytesOf(file: string): Buffer {
  return readFileSync(new URL(file, folder));
}

export function keyOf(name: string): { certificate_base64: string } {
  const lines = readFileSync(new URL("keys/keys.jsonl", folder), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line)).find((key) => key.name === name);
}

function text(number: string): string {
  const file = readdirSync(new URL("invoices/", folder)).find((name) => name.startsWith(number)) ?? "";
  return bytesOf(`invoices/${file}`).toString("utf8");
}

/** Valid documents to break: a standard invoice, a credit note, a simplified invoice, one with every category, one with an advance, one in dollars. */
export const standard = text("044");
export const creditNote = text("047");
export const simplified = text("049");
export const categories = text("052");
export const adjusted = text("051");
export const advance = text("056");
export const dollars = text("055");

export type Edit = readonly [find: string | RegExp, put: string];

/** The document with each edit made once; an edit that finds nothing is a mistake of the test. */
export function edited(base: string, ...edits: readonly Edit[]): Buffer {
  return Buffer.from(
    edits.reduce((xml, [find, put]) => {
      const next = xml.replace(find, () => put);
      if (next === xml) throw new Error(`nothing to edit: ${find}`);
      return next;
    }, base),
  );
}

export const today = new Date("2025-12-31T12:00:00Z");

export function check(base: string, edits: readonly Edit[], options: CheckOptions = {}): CheckResult {
  return checkDocument(edited(base, ...edits), { at: today, ...options });
}

/** Codes of the two rule sheets and the schema; QR and stamp of an edited document are of no interest. */
export function ruleCodes(base: string, ...edits: readonly Edit[]): readonly string[] {
  const { findings } = check(base, edits);
  const codes = findings
    .filter(({ stage, code }) => ["XSD", "EN", "KSA"].includes(stage) && code !== "BR-KSA-98")
    .map(({ code, stage }) => (code === "GENERAL" ? `${stage} GENERAL` : code));
  return [...new Set(codes)].toSorted();
}
