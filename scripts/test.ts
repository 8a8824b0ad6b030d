import { spawnSync } from "node:child_process";
import { ensureChromium } from "./chromium.ts";
import { installPackage } from "./debian.ts";
import { playwright } from "./steps/playwright.ts";
import { conclude, runAtOnce, runStep, type Step } from "./steps/run.ts";
import { staticSteps } from "./steps/static.ts";
import { vitest } from "./steps/vitest.ts";
import { withTemporaryFolder } from "./temporary.ts";

if (process.argv.includes("--full")) process.env["KHATM_FULL"] = "1";
// the tests bring a database of their own
delete process.env["DATABASE_URL"];

const chromium = ensureChromium();
if (spawnSync("openssl", ["version"]).status !== 0) {
  installPackage("openssl", "The tests compare certificates with OpenSSL's: install the command openssl.");
}
const build: Step = { name: "build", command: process.execPath, args: ["scripts/build.ts"] };

const year = process.argv.includes("--full") ? "2000" : "200";
const simulation: Step = {
  name: `a simulated year of ${year} devices`,
  command: process.execPath,
  args: ["scripts/simulate.ts", "--devices", year, "--days", "400"],
};

conclude(
  await withTemporaryFolder(async (folder) => [
    ...(await runAtOnce(staticSteps(folder))),
    await runStep(simulation),
    ...(await runAtOnce([vitest("integration", folder), build])),
    await runStep(playwright(folder, chromium)),
  ]),
);
