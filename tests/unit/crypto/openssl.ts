import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs OpenSSL with the inputs written to files; `{name}` in an argument becomes that file's path. Gives stdout and stderr. */
export function openssl(args: readonly string[], inputs: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "khatm-openssl-"));
  try {
    for (const [name, content] of Object.entries(inputs)) writeFileSync(join(folder, name), content);
    const run = spawnSync(
      "openssl",
      args.map((arg) => arg.replace(/^\{(\w+)\}$/, (_, name: string) => join(folder, name))),
      { encoding: "utf8" },
    );
    return run.stdout + run.stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A new PEM key on the given curve, made by OpenSSL. */
export function opensslKey(curve: string, ...more: readonly string[]): string {
  return execFileSync("openssl", ["ecparam", "-name", curve, "-genkey", ...more], { encoding: "utf8" });
}
