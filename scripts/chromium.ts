import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { installPackage } from "./debian.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const advice =
  "The tests in the browser need Chromium. Install it (on Debian: apt-get install chromium), or name one in KHATM_CHROMIUM.";

/** Path of a Chromium that can run here; installs Debian's where that is possible, and fails loudly where it is not. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  installPackage("chromium", advice);
  const installed = findChromium();
  if (!installed) throw new Error(advice);
  return installed;
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
