import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "#scripts/chromium.ts";
import { freePort } from "#scripts/ports.ts";

// Workers read this file again: what the first reading chose reaches them through the environment.
process.env["KHATM_E2E_PORT"] ??= String(await freePort());
const data = (process.env["KHATM_E2E_DATA"] ??= makeFolder());
const port = process.env["KHATM_E2E_PORT"];
const address = `http://localhost:${port}`;
const chromium = findChromium();

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "line",
  use: {
    baseURL: address,
    trace: "off",
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
  projects: [{ name: "chromium", use: devices["Desktop Chrome"] }],
  webServer: {
    command: "node --conditions=react-server scripts/start.ts",
    url: `${address}/api/health`,
    env: {
      PORT: port,
      HOST: "127.0.0.1",
      DATABASE_URL: "",
      NEXTAUTH_URL: "",
      KHATM_DATA_DIR: data,
    },
    timeout: 240_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "khatm-e2e-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
