import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Path of a Chromium that can run here; installs Debian's where that is possible, and fails loudly where it is not. */
export function ensureChromium(): string {
  return findChromium() ?? installChromium();
}

export function findChromium(): string | undefined {
  const named = process.env["KHATM_CHROMIUM"];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`KHATM_CHROMIUM names ${named}, and there is no such file.`);
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const installed = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...installed, chromium.executablePath()].find((path) => existsSync(path));
}

function installChromium(): string {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Error(
      "The tests in the browser need Chromium. Install it (on Debian: apt-get install chromium), or name one in KHATM_CHROMIUM.",
    );
  }
  console.log("Installing Chromium for the tests in the browser …");
  apt("update");
  apt("install", "--yes", "--no-install-recommends", "chromium");
  const path = findChromium();
  if (!path) throw new Error("apt-get installed chromium, and still there is none to be found.");
  return path;
}

function apt(...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync("apt-get", ["-q", ...args], {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed, so there is no Chromium:\n${stdout}\n${stderr}`);
}
