import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Installs a package where that is possible (Debian, as root); fails with `otherwise` where it is not. */
export function installPackage(name: string, otherwise: string): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) throw new Error(otherwise);
  console.log(`Installing ${name} for the tests …`);
  apt("update");
  apt("install", "--yes", "--no-install-recommends", name);
}

function apt(...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync("apt-get", ["-q", ...args], {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (status !== 0) throw new Error(`apt-get ${args.join(" ")} failed:\n${stdout}\n${stderr}`);
}
