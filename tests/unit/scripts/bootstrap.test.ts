import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

test("packages are not replaced under a program that runs on them", async ({ onTestFinished }) => {
  const root = mkdtempSync(join(tmpdir(), "khatm-bootstrap-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const bootstrap = join(root, "scripts", "bootstrap.mjs");
  const users = join(root, "node_modules", ".khatm-running");
  mkdirSync(join(root, "scripts"));
  mkdirSync(join(root, "node_modules"));
  cpSync("scripts/bootstrap.mjs", bootstrap);
  writeFileSync(join(root, "package-lock.json"), "{}");
  writeFileSync(join(root, "node_modules", ".khatm-lock"), createHash("sha256").update("{}").digest("hex"));

  const program = spawn(process.execPath, [bootstrap, "-e", "console.log('up'); setInterval(() => {}, 1000)"]);
  await once(program.stdout, "data");
  writeFileSync(join(root, "package-lock.json"), "{ }");
  const second = spawnSync(process.execPath, [bootstrap, "-e", "1"], { encoding: "utf8" });
  program.kill("SIGTERM");
  await once(program, "exit");

  expect(second.status).toBe(1);
  expect(second.stderr).toContain(`still runs on the old ones (process ${program.pid})`);
  expect(readdirSync(users)).toEqual([]);
});
