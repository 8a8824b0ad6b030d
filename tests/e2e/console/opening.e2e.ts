import { expect } from "@playwright/test";
import { fieldOf, openBranch, recordEstablishment } from "#tests/support/e2e/records.ts";
import { idIn, readerOf } from "#tests/support/e2e/screen.ts";
import { makeCodes } from "#tests/support/e2e/simulator.ts";
import { test } from "#tests/support/e2e/test.ts";

const vatNumber = "310100000950003";
const establishment = { vatNumber, nameAr: "شركة مرافئ الساحل", nameEn: "Coast Harbours Company" };

test("a branch is opened at one address, from its data to live devices, and the board counts it as covered", async ({
  page,
}) => {
  test.slow();
  const reader = readerOf(page, "ar");
  const { t } = reader;
  const establishmentId = await recordEstablishment(reader, establishment);
  await openBranch(reader, establishmentId);
  const address = `/ar/branches/${idIn(page.url())}/opening`;

  await fieldOf(reader, t("opening.tills.count")).fill("٢");
  await page.getByRole("radio", { name: t("devices.map.0100") }).check();
  await page.getByRole("button", { name: t("opening.tills.submit") }).click();
  await page.getByRole("button", { name: t("opening.session.begin", { count: 2 }) }).click();
  await expect(fieldOf(reader, t("sessions.codes.label"))).toBeVisible();

  await page.goto(`/ar/branches/${idIn(address)}`);
  await page.getByRole("link", { name: t("opening.continue") }).click();
  const codes = await makeCodes(vatNumber, "onboarding", 2);
  await fieldOf(reader, t("sessions.codes.label")).fill(codes.join("، "));
  await page.getByRole("button", { name: t("sessions.codes.submit") }).click();
  await expect(page.getByText(t("sessions.clock.batch", { number: 1 }), { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("region", { name: t("opening.ready.title") })).toBeVisible({ timeout: 60_000 });
  const steps = page.getByRole("list", { name: t("opening.steps") });
  await expect(steps.getByText(t("common.step.done"), { exact: true })).toHaveCount(5);

  await page.goto(`/ar/coverage?establishment=${establishmentId}`);
  await expect(page.getByRole("row").filter({ hasText: "فرع العليا" })).toContainText(t("coverage.state.own"));
});
