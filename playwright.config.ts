import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "#scripts/chromium.ts";
import { freePort } from "#scripts/ports.ts";
import { makeRun } from "#tests/support/e2e/run.ts";

// Workers read this file again: what the first reading chose reaches them through the environment.
process.env["KHATM_E2E_PORT"] ??= String(await freePort());
const run = makeRun();
const port = process.env["KHATM_E2E_PORT"];
const address = `http://localhost:${port}`;
const chromium = findChromium();

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: "line",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: address,
    trace: "off",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "sign-in", testMatch: "first-sign-in.e2e.ts" },
    {
      name: "console",
      testMatch: "console/*.e2e.ts",
      dependencies: ["sign-in"],
      use: { storageState: run.session },
    },
    {
      name: "demonstration",
      testMatch: "demonstration.e2e.ts",
      dependencies: ["console"],
      use: { storageState: run.session },
    },
    { name: "secrets", testMatch: "secrets.e2e.ts", dependencies: ["demonstration"] },
  ],
  webServer: {
    command: "node tests/support/e2e/serve.ts",
    url: `${address}/api/health`,
    env: {
      PORT: port,
      HOST: "127.0.0.1",
      DATABASE_URL: "",
      NEXTAUTH_URL: "",
      KHATM_DATA_DIR: run.data,
      KHATM_E2E_LOG: run.log,
    },
    timeout: 240_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
