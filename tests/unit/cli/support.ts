import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { main } from "#lib/cli/main.ts";

export const now = new Date("2026-03-01T09:00:00Z");

export async function khatm(...args: readonly string[]) {
  let [out, warned] = ["", ""];
  const code = await main(args, {
    clock: { now: () => now },
    env: {},
    out: (text) => void (out += text),
    warn: (text) => void (warned += text),
  });
  return { code, out, warned };
}

/** A folder of this test's own, gone when the test is over. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): (name: string) => string {
  const path = mkdtempSync(join(tmpdir(), "khatm-cli-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return (name) => join(path, name);
}

export const vector = (name: string): string => join(import.meta.dirname, "../../vectors", name);
