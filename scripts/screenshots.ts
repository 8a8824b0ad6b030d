import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium, type Browser, type Page } from "@playwright/test";
import { routing, type Locale } from "#lib/i18n/routing.ts";
import { wordsIn } from "#lib/i18n/words.ts";
import { ensureChromium } from "./chromium.ts";
import { freePort } from "./ports.ts";

/** Takes the README's pictures of real pages: a start of its own, on the demonstration, in both languages. */
const folder = "docs/screenshots";
const password = "seven palms beside a quiet harbour";
const size = { width: 1280, height: 800 };

type Picture = {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page, locale: Locale) => Promise<void>;
  readonly dark?: boolean;
};
const pictures: readonly Picture[] = [
  { name: "attention", path: "/attention" },
  { name: "device", path: "/devices?q=Till+O-01", act: openFirstDevice },
  { name: "certificates", path: "/certificates", dark: true },
  { name: "coverage", path: "/coverage" },
  { name: "documents", path: "/documents" },
  { name: "causes", path: "/findings", dark: true },
  { name: "errors", path: "/findings/translate", act: translate },
];

const refused = JSON.stringify({
  validationResults: {
    errorMessages: [
      { type: "ERROR", code: "BR-KSA-44", message: "Buyer VAT registration number must contain 15 digits." },
      { type: "ERROR", code: "BR-KSA-37", message: "The seller address building number must contain 4 digits." },
    ],
    status: "ERROR",
  },
  clearanceStatus: "NOT_CLEARED",
});

const data = mkdtempSync(join(tmpdir(), "khatm-screenshots-"));
// PostgreSQL never runs as root and must be able to pass through
chmodSync(data, 0o711);
const port = await freePort();
const address = `http://localhost:${port}`;
const khatm = spawn(process.execPath, ["--conditions=react-server", "scripts/start.ts"], {
  env: { ...process.env, KHATM_DATA_DIR: data, PORT: String(port), NEXTAUTH_URL: "", DATABASE_URL: "" },
  stdio: "inherit",
});
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ["--no-sandbox", "--disable-gpu"] });
try {
  await untilItAnswers();
  const state = await signIn(browser);
  for (const locale of routing.locales) for (const picture of pictures) await take(state, locale, picture);
} finally {
  await browser.close();
  if (khatm.exitCode === null) {
    khatm.kill("SIGTERM");
    await once(khatm, "exit");
  }
  rmSync(data, { recursive: true, force: true });
}

async function untilItAnswers(): Promise<void> {
  for (const limit = Date.now() + 300_000; Date.now() < limit; await sleep(500)) {
    if (khatm.exitCode !== null) throw new Error("Khatm did not start.");
    const status = await fetch(`${address}/api/health`).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
  }
  throw new Error("Khatm did not answer within five minutes.");
}

type State = Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;

async function signIn(from: Browser): Promise<State> {
  const t = wordsIn("en");
  const first = readFileSync(join(data, "first-sign-in.txt"), "utf8");
  const of = (field: string): string => new RegExp(`${field}: (.*)`).exec(first)?.[1] ?? "";
  const context = await from.newContext();
  const page = await context.newPage();
  await page.goto(`${address}/en/sign-in`);
  await page.getByLabel(t("signIn.email")).fill(of("email"));
  await page.getByLabel(t("signIn.password")).fill(of("password"));
  await page.getByRole("button", { name: t("signIn.submit") }).click();
  await page.getByLabel(t("signIn.change.current")).fill(of("password"));
  await page.getByLabel(t("signIn.change.new")).fill(password);
  await page.getByRole("button", { name: t("signIn.change.submit") }).click();
  await page.waitForURL(/\/attention$/);
  const state = await context.storageState();
  await context.close();
  return state;
}

async function take(storageState: State, locale: Locale, { name, path, act, dark = false }: Picture): Promise<void> {
  const colorScheme = dark ? "dark" : "light";
  const context = await browser.newContext({ storageState, viewport: size, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${address}/${locale}${path}`);
  await settled(page);
  await act?.(page, locale);
  await settled(page);
  mkdirSync(join(folder, locale), { recursive: true });
  await page.screenshot({ path: join(folder, locale, `${name}.png`) });
  await context.close();
}

async function openFirstDevice(page: Page, locale: Locale): Promise<void> {
  const href = await page.locator("[data-row-link]").first().getAttribute("href");
  const id = new URL(href ?? "", address).searchParams.get("open");
  await page.goto(`${address}/${locale}/devices/${id}`);
}

async function translate(page: Page, locale: Locale): Promise<void> {
  const t = wordsIn(locale);
  await page.getByLabel(t("findings.translate.text")).fill(refused);
  await page.getByRole("button", { name: t("findings.translate.submit") }).click();
  await page.getByText("BR-KSA-44", { exact: true }).waitFor();
  await page.getByText("BR-KSA-44", { exact: true }).scrollIntoViewIfNeeded();
}

async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
