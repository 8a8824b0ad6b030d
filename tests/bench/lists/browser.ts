import { chromium, type Browser, type Page } from "@playwright/test";
import { ensureChromium } from "#scripts/chromium.ts";
import { wordsIn } from "#lib/i18n/words.ts";
import { percentile } from "../measure.ts";
import { observePage, readingOf, type Reading } from "./observe.ts";
import type { Web } from "./web.ts";

type Visit = { readonly path: string; readonly acts: (page: Page) => Promise<void> };
export type PageTime = { readonly path: string; readonly lcp: number; readonly inp: number; readonly acts: number };

const t = wordsIn("en");
/** Time after which a page has come to rest. A page that follows changes keeps a connection open, so the network tells nothing. */
const settledMs = 700;

/** Each page as a person uses it: what they type, what they open and by what they order. */
const visits: readonly Visit[] = [
  { path: "/devices", acts: useTable },
  { path: "/certificates", acts: useTable },
  { path: "/documents", acts: useTable },
  { path: "/attention", acts: useButtons },
  { path: "/fleet", acts: useButtons },
];

/**
 * Opens every page so often, each time in a browser that has nothing of it, and uses it. LCP is the 75th percentile of the visits, INP the
 * longest interaction of all of them, both in milliseconds as Chromium tells them.
 */
export async function measurePages(web: Web, visitsEach: number): Promise<readonly PageTime[]> {
  const args = ["--no-sandbox", "--disable-gpu"];
  const browser = await chromium.launch({ executablePath: ensureChromium(), args });
  try {
    const state = await signIn(browser, web);
    const times: PageTime[] = [];
    for (const visit of visits) {
      const seen: Reading[] = [];
      for (let round = 0; round < visitsEach; round += 1) seen.push(await visitOnce(browser, web, state, visit));
      const acts = seen.flatMap(({ interactions }) => interactions);
      const lcp = percentile(
        seen.map((reading) => reading.lcp),
        75,
      );
      times.push({ path: visit.path, lcp, inp: Math.max(0, ...acts), acts: acts.length });
    }
    return times;
  } finally {
    await browser.close();
  }
}

type State = Awaited<ReturnType<typeof signIn>>;

async function visitOnce(browser: Browser, { address }: Web, storageState: State, visit: Visit): Promise<Reading> {
  const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(observePage);
    await page.goto(`${address}/en${visit.path}?establishment=all`, { waitUntil: "load" });
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForTimeout(settledMs);
    const { lcp } = await readingOf(page);
    await visit.acts(page);
    return { lcp, interactions: (await readingOf(page)).interactions };
  } finally {
    await context.close();
  }
}

async function signIn(browser: Browser, { address, email, password }: Web) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}/en/sign-in`);
  await page.getByLabel(t("signIn.email")).fill(email);
  await page.getByLabel(t("signIn.password")).fill(password);
  await page.getByRole("button", { name: t("signIn.submit") }).click();
  await page.waitForURL(/\/attention/, { waitUntil: "commit" });
  const state = await context.storageState();
  await context.close();
  return state;
}

async function useTable(page: Page): Promise<void> {
  await page.getByRole("button", { name: t("table.columns") }).click();
  await page.getByRole("menuitemcheckbox").first().click();
  await page.keyboard.press("Escape");
  await page.getByRole("columnheader").getByRole("link").first().click();
  await page.waitForURL(/[?&]sort=/, { waitUntil: "commit" });
  await page.waitForTimeout(settledMs);
  await page.getByRole("searchbox").first().click();
  await page.keyboard.type("Till 05", { delay: 40 });
  await page.keyboard.press("Enter");
  await page.waitForURL(/[?&]q=/, { waitUntil: "commit" });
  await page.waitForTimeout(settledMs);
  const row = page.locator("[data-row-link]").first();
  if (await row.isVisible()) await row.click();
  await page.waitForTimeout(settledMs);
}

/** What opens on the page itself; what would leave it or change a record is left alone. */
async function useButtons(page: Page): Promise<void> {
  const main = page.getByRole("main");
  const openers = main.locator("button[aria-haspopup], summary, a[aria-expanded]");
  for (const opener of (await openers.all()).slice(0, 4)) {
    if (!(await opener.isVisible())) continue;
    await opener.click();
    await page.waitForTimeout(settledMs);
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("Tab");
  await page.keyboard.press("j");
}
