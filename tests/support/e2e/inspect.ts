import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { messages } from "#lib/i18n/messages.ts";
import { direction, type Locale } from "#lib/i18n/routing.ts";

const namespaces = Object.keys(messages.en).join("|");
const untranslated = new RegExp(`^(?:${namespaces})\\.[A-Za-z_.]+$|MISSING_MESSAGE`);

/** Colours do not depend on the direction, so the dark ones are looked at once unless everything is asked for. */
const isFull = process.env["KHATM_FULL"] === "1";

/** What every page owes its readers, in one language: its direction, its words, both themes, and a narrow screen. */
export async function inspect(page: Page, locale: Locale): Promise<void> {
  await expect.soft(page.locator("html")).toHaveAttribute("lang", locale);
  await expect.soft(page.locator("html")).toHaveAttribute("dir", direction(locale));
  await expect.soft(page.getByRole("heading", { level: 1 }), "one heading of the page").toHaveCount(1);
  await expect.soft(page).toHaveTitle(/\S/);
  expect.soft((await textsOn(page)).filter((text) => untranslated.test(text))).toEqual([]);

  expect.soft(await faults(page), "light").toEqual([]);
  if (locale === "ar" || isFull) {
    await page.evaluate(() => (document.documentElement.dataset["theme"] = "dark"));
    expect.soft(await faults(page, "color-contrast"), "dark").toEqual([]);
    await page.evaluate(() => (document.documentElement.dataset["theme"] = "light"));
  }

  const wide = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  expect.soft(await overflow(page), "pixels beyond a narrow screen").toBe(0);
  if (wide) await page.setViewportSize(wide);
}

/** Serious and critical findings, each with the elements that it concerns. */
async function faults(page: Page, ...only: string[]): Promise<string[]> {
  const rules = only.length > 0 ? { runOnly: { type: "rule" as const, values: only } } : {};
  // the many things that are right need no description
  const axe = new AxeBuilder({ page }).options({ ...rules, resultTypes: ["violations"], iframes: false });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

const textsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? "");
    return texts;
  });

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
