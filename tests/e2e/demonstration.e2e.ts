import { execFileSync } from "node:child_process";
import { expect, type Page } from "@playwright/test";
import { makeRun } from "#tests/support/e2e/run.ts";
import { readerOf } from "#tests/support/e2e/screen.ts";
import { test } from "#tests/support/e2e/test.ts";

const invented = { en: "Palm Oasis Retail Company", ar: "شركة واحة النخيل للتجزئة" } as const;
const pages = ["attention", "devices", "certificates", "enrolments", "branches", "establishments", "audit"];

test("the demonstration is marked on every page, and one command takes it away whole", async ({ page }) => {
  await page.goto("/en/devices?establishment=all");
  for (const locale of ["ar", "en"] as const)
    for (const name of pages) {
      await page.goto(`/${locale}/${name}`);
      await expect(mark(page, locale)).toBeVisible();
    }
  await page.goto("/en/establishments");
  await expect(page.getByRole("row").filter({ hasText: invented.en })).toHaveCount(1);

  expect(khatm("demo", "remove")).toBe("Removed: 1\n");

  for (const name of pages) {
    await page.goto(`/en/${name}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(mark(page, "en")).toHaveCount(0);
    await expect(page.locator("body")).not.toContainText(invented.en);
  }
});

const mark = (page: Page, locale: "ar" | "en") => page.getByText(readerOf(page, locale).t("environment.demo"));

/** The command line against the running product, which finds its settings in the data folder. */
function khatm(...args: string[]): string {
  return execFileSync(process.execPath, ["--conditions=react-server", "lib/cli/main.ts", ...args], {
    env: { ...process.env, KHATM_DATA_DIR: makeRun().data },
    encoding: "utf8",
  });
}
