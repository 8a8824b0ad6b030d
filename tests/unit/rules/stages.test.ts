import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { checkDocument, type Stage } from "#lib/rules/check.ts";

const folder = new URL("../../vectors/", import.meta.url);
const Vector = z.object({ file: z.string() });
const files = readFileSync(new URL("manifest.jsonl", folder), "utf8")
  .trim()
  .split("\n")
  .map((line) => Vector.parse(JSON.parse(line)).file);
const at = new Date("2026-11-25T09:00:00Z");
const halves: readonly (readonly Stage[])[] = [
  ["XSD", "EN", "KSA"],
  ["QR", "SIGNATURE", "PIH"],
];

test("asked for some stages only, every vector gets just their part of the whole verdict", () => {
  for (const file of files) {
    const bytes = readFileSync(new URL(file, folder));
    const whole = checkDocument(bytes, { at, expectedPih: "x" });
    if (whole.stages.PARSE !== undefined) continue;
    const parts = halves.map((only) => checkDocument(bytes, { at, expectedPih: "x", only }));
    expect(
      parts.flatMap(({ findings }) => findings),
      file,
    ).toEqual(whole.findings);
    expect(Object.assign({}, ...parts.map(({ stages }) => stages)), file).toEqual(whole.stages);
    expect(
      parts.map(({ hash }) => hash),
      file,
    ).toEqual([null, whole.hash]);
  }
});
