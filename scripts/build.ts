import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";

const sources = [
  "{app,components,db,lib,public}/**/*",
  "{package,package-lock,tsconfig}.json",
  "{next.config,proxy,instrumentation}.ts",
  "postcss.config.mjs",
];
const stamp = ".next/khatm-sources";

/** Builds the dashboard unless the last build was made from these very sources. */
export async function buildDashboard(signal?: AbortSignal): Promise<void> {
  const wanted = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  rmSync(stamp, { force: true });
  console.log("Building the dashboard (about a minute, only after a change) …");
  const started = performance.now();
  await nextBuild(signal);
  for (const [from, to] of [
    [".next/static", ".next/standalone/.next/static"] as const,
    ["public", ".next/standalone/public"] as const,
  ]) {
    if (existsSync(from)) cpSync(from, to, { recursive: true });
  }
  writeFileSync(stamp, wanted);
  console.log(`Dashboard built in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
}

function hashSources(): string {
  const hash = createHash("sha256").update(process.version);
  const files = globSync(sources, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map(({ parentPath, name }) => `${parentPath}/${name}`).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

async function nextBuild(signal: AbortSignal | undefined): Promise<void> {
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
    ...(signal ? { signal } : {}),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The dashboard could not be built:\n${output}`);
}

if (import.meta.main) await buildDashboard();
