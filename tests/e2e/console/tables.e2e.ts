import { expect, type Locator, type Page } from "@playwright/test";
import { readerOf } from "#tests/support/e2e/screen.ts";
import { test } from "#tests/support/e2e/test.ts";

test("a table's address holds its order, filter, search and page, in either language and on the way back", async ({
  page,
}) => {
  const { t } = readerOf(page, "en");
  await page.goto("/en/devices?establishment=all");
  const names = page.getByRole("rowheader");
  await expect(names.first()).toBeVisible();
  const before = await names.allInnerTexts();

  await page
    .getByRole("columnheader", { name: t("devices.column.name") })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(/[?&]sort=-name/);
  await expect(names.first()).toHaveText(before.at(-1) ?? "");
  await expect(page.getByRole("columnheader", { name: t("devices.column.name") })).toHaveAttribute(
    "aria-sort",
    "descending",
  );

  await page.getByRole("combobox", { name: t("devices.filter.status") }).selectOption("live");
  await expect(page).toHaveURL(/[?&]status=live/);
  await page.getByRole("searchbox").fill("Till O");
  await page.getByRole("searchbox").press("Enter");
  await expect(page).toHaveURL(/[?&]q=Till\+O/);
  await expect(names).toHaveText(["Till O-02", "Till O-01"]);

  await names.last().getByRole("link").click();
  await expect(page.getByRole("complementary").getByRole("heading", { name: "Till O-01" })).toBeVisible();
  expect(parametersOf(page)).toMatchObject({ sort: "-name", status: "live", q: "Till O" });

  await page.goBack();
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await page.getByRole("link", { name: t("nav.languageLabel") }).click();
  await expect(page).toHaveURL(/\/ar\/devices\?/);
  expect(parametersOf(page)).toMatchObject({ sort: "-name", status: "live", q: "Till O" });
  await expect(names).toHaveText(["Till O-02", "Till O-01"]);

  await page.goBack();
  await page.goBack();
  await expect(page).not.toHaveURL(/q=/);
  await expect(page.getByRole("searchbox")).toHaveValue("");
});

test("pages of a long list follow one another without a gap, forwards and back", async ({ page }) => {
  const { t } = readerOf(page, "en");
  await page.goto("/en/audit?establishment=all");
  const first = await rowsOn(page);
  expect(first.length).toBe(50);

  await page.getByRole("link", { name: t("table.next") }).click();
  await expect(page).toHaveURL(/[?&]after=/);
  await expect(page.getByRole("link", { name: t("table.previous") })).toBeVisible();
  const second = await rowsOn(page);
  expect(second.filter((row) => first.includes(row))).toEqual([]);

  await page.getByRole("link", { name: t("table.previous") }).click();
  await expect(page).toHaveURL(/[?&]before=/);
  await expect.poll(() => rowsOn(page)).toEqual(first);
});

test("a place of the fleet adds up its branches, and each of its numbers leads to exactly its devices", async ({
  page,
}) => {
  const { t } = readerOf(page, "en");
  await page.goto("/en/fleet?establishment=all&open=none");
  const place = page
    .getByRole("list", { name: t("fleet.tree.title") })
    .locator("> li")
    .filter({ hasText: "Palm Oasis" });
  await place.locator("a[aria-expanded=false]").click();
  await expect(place.locator("> ul a[aria-expanded=false]").first()).toBeVisible();
  const all = await countsOf(place.locator("> div a[href*='standing=']"));
  expect(Object.keys(all).length).toBeGreaterThan(2);
  expect(await countsOf(place.locator("> ul > li > div a[href*='standing=']"))).toEqual(all);

  for (const [standing, count] of Object.entries(all)) {
    await place.locator(`> div a[href$='standing=${standing}']`).click();
    await expect(page).toHaveURL(/\/devices\?/);
    await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", String(count));
    await expect(page.locator("[data-row-link]")).toHaveCount(Math.min(count, 50));
    await page.goBack();
  }
});

/** How many devices the links count in all, by how they stand. */
const countsOf = async (links: Locator): Promise<Readonly<Record<string, number>>> => {
  const found = await links.evaluateAll((all) =>
    all.map((link) => ({
      standing: new URL(link.getAttribute("href") ?? "", location.href).searchParams.get("standing") ?? "",
      count: Number.parseInt(link.textContent ?? "", 10),
    })),
  );
  const byStanding = Map.groupBy(found, ({ standing }) => standing);
  return Object.fromEntries(
    [...byStanding].map(([standing, counts]) => [standing, counts.reduce((sum, { count }) => sum + count, 0)]),
  );
};

const rowsOn = (page: Page): Promise<string[]> =>
  page
    .locator("[data-row-link]")
    .evaluateAll((links) =>
      links.map((link) => new URL(link.getAttribute("href") ?? "", location.href).searchParams.get("open") ?? ""),
    );

const parametersOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
