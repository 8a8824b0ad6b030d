import { chmodSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { keepSecrets, writePrivately } from "#scripts/start/secrets.ts";

function folder(): string {
  const place = mkdtempSync(join(tmpdir(), "khatm-"));
  onTestFinished(() => rmSync(place, { recursive: true }));
  return place;
}
const rightsOf = (file: string): number => statSync(file).mode & 0o777;

test("a private file is its owner's alone, whatever stood in its place", () => {
  const place = folder();
  const [open, elsewhere, link] = ["open", "elsewhere", "link"].map((name) => join(place, name));
  for (const file of [open, elsewhere]) writeFileSync(file ?? "", "old", { mode: 0o644 });
  symlinkSync(elsewhere ?? "", link ?? "");
  for (const file of [open, link]) {
    writePrivately(file ?? "", "hidden");
    expect(lstatSync(file ?? "").isSymbolicLink()).toBe(false);
    expect(rightsOf(file ?? "")).toBe(0o600);
  }
  expect(readFileSync(elsewhere ?? "", "utf8")).toBe("old");
});

test("secrets stay the same from start to start, and others lose their rights to them", () => {
  const file = join(folder(), "secrets.json");
  const first = keepSecrets(file);
  chmodSync(file, 0o644);
  expect(keepSecrets(file)).toEqual(first);
  expect(rightsOf(file)).toBe(0o600);
});
