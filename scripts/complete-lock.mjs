import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A registry that lacks a platform's package makes `npm install` leave it out of the lock, and `npm ci` then refuses
 * the lock. This gives every missing optional package an entry, provided that this machine would never install it.
 * @returns the lock with the missing entries, their names, and the missing packages that must not be invented
 */
export function completeLock(lock, here = { os: process.platform, cpu: process.arch }) {
  const packages = { ...lock.packages };
  const added = [];
  const refused = [];
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      if (isLocked(packages, parent, name)) continue;
      const platform = platformOf(name);
      if (!isForeign(platform, here)) {
        refused.push(name);
        continue;
      }
      packages[`node_modules/${name}`] = {
        version: range.replace(/^[~^]/, ""),
        ...platform,
        ...(dev ? { dev: true } : {}),
        optional: true,
      };
      added.push(name);
    }
  }
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { lock: { ...lock, packages: sorted }, added, refused };
}

/**
 * Whether the entry's `os` and `cpu` fields keep it from being installed here.
 * @param {{ os?: string | string[] | undefined, cpu?: string | string[] | undefined }} entry
 */
export function isForeign({ os, cpu }, here) {
  return excludes(os, here.os) || excludes(cpu, here.cpu);
}

const excludes = (allowed, value) => allowed !== undefined && ![allowed].flat().includes(value);

function isLocked(packages, parent, name) {
  const nested = "/node_modules/";
  for (let folder = parent; ; folder = folder.slice(0, Math.max(folder.lastIndexOf(nested), 0))) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

const systems = [
  [/darwin|macos/, "darwin"],
  [/win32|windows|\bwin\b/, "win32"],
  [/android/, "android"],
  [/freebsd/, "freebsd"],
  [/openbsd/, "openbsd"],
  [/netbsd/, "netbsd"],
  [/sunos/, "sunos"],
  [/aix/, "aix"],
  [/openharmony/, "openharmony"],
  [/linux/, "linux"],
];
const processors = [
  [/arm64|aarch64/, "arm64"],
  [/\barm/, "arm"],
  [/ia32|x86\b/, "ia32"],
  [/ppc64/, "ppc64"],
  [/s390x/, "s390x"],
  [/riscv64/, "riscv64"],
  [/loong64/, "loong64"],
  [/mips64el/, "mips64el"],
  [/wasm32|wasi/, "wasm32"],
  [/x64/, "x64"],
];

function platformOf(name) {
  const find = (table) => table.find(([pattern]) => pattern.test(name))?.[1];
  const os = find(systems);
  const cpu = find(processors);
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os] } : {}) };
}

if (import.meta.filename === process.argv[1]) {
  const file = join(import.meta.dirname, "..", "package-lock.json");
  const { lock, added, refused } = completeLock(JSON.parse(readFileSync(file, "utf8")));
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`added ${added.length}`);
  if (refused.length > 0) {
    console.error(`missing, but meant for this platform or for every one: ${refused.join(", ")}`);
    process.exitCode = 1;
  }
}
