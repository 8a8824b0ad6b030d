import { expect, type Locator, type Page } from "@playwright/test";
import { beginEnrolment, fieldOf } from "#tests/support/e2e/records.ts";
import { ownPassword } from "#tests/support/e2e/run.ts";
import { readerOf, stepOn } from "#tests/support/e2e/screen.ts";
import { takeCode } from "#tests/support/e2e/simulator.ts";
import { test } from "#tests/support/e2e/test.ts";

const vatNumber = "310100000400003";
const establishment = { vatNumber, nameAr: "شركة سواحل تبوك", nameEn: "Tabuk Shores Company" };

test("without a mouse one signs in, finds a device and gives its code", async ({ page, context }) => {
  const reader = readerOf(page, "ar");
  const { t } = reader;
  await beginEnrolment(reader, establishment, "كاشير 4");
  const code = await takeCode(page, t("enrolments.code.portal"), vatNumber, "onboarding");
  await context.clearCookies();

  await page.goto("/ar/devices?establishment=all");
  await tabTo(page, page.getByLabel(t("signIn.email")));
  await page.keyboard.type("owner@khatm.local");
  await tabTo(page, page.getByLabel(t("signIn.password")));
  await page.keyboard.type(ownPassword);
  await page.keyboard.press("Enter");

  const device = page.getByRole("rowheader").getByRole("link", { name: "كاشير 4" });
  await expect(device).toBeVisible();
  const rows = page.locator("[data-row-link]");
  await tabTo(page, rows.first());
  for (let steps = 0; steps < (await rows.count()) && !(await isFocused(device)); steps++)
    await page.keyboard.press("j");
  await expect(device).toBeFocused();
  await page.keyboard.press("Enter");

  const sheet = page.getByRole("complementary");
  await expect(sheet.getByRole("heading", { name: "كاشير 4" })).toBeFocused();
  await tabTo(page, sheet.getByRole("link", { name: t("common.openFullPage") }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/devices\/[0-9a-f-]{36}$/);

  await page.keyboard.press("Tab");
  await tabTo(page, fieldOf(reader, t("enrolments.code.label")));
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await expect(stepOn(reader, "live")).toContainText(t("enrolments.answer.liveDone"), { timeout: 45_000 });
});

/** Presses Tab until this has the focus, and sees that the focus shows. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80 && !(await isFocused(target)); presses++) await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
  expect(await target.evaluate(showsFocus)).toBe(true);
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

function showsFocus(element: Element): boolean {
  return [undefined, "::after"].some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
}
