import { expect } from "@playwright/test";
import {
  establishmentFields,
  fieldOf,
  fill,
  giveCode,
  openBranch,
  registerDevice,
  seeItLive,
  startEnrolment,
} from "#tests/support/e2e/records.ts";
import { idIn, readerOf, refusalOn } from "#tests/support/e2e/screen.ts";
import { devicesOf } from "#tests/support/e2e/simulator.ts";
import { test } from "#tests/support/e2e/test.ts";

const journeys = [
  {
    locale: "ar",
    typed: "٣١٠١٠٠٠٠٠١٠٠٠٠٣",
    vatNumber: "310100000100003",
    nameAr: "شركة بساتين الرياض",
    nameEn: "Riyadh Orchards Company",
    device: "كاشير 1",
  },
  {
    locale: "en",
    typed: "310100000200003",
    vatNumber: "310100000200003",
    nameAr: "شركة مرافئ جدة",
    nameEn: "Jeddah Harbours Company",
    device: "Till 1",
  },
] as const;

for (const { locale, typed, vatNumber, nameAr, nameEn, device } of journeys) {
  test(`a device goes from its establishment's record to a production certificate (${locale})`, async ({ page }) => {
    const reader = readerOf(page, locale);
    const { t } = reader;

    await page.goto(`/${locale}/establishments/new`);
    await fill(reader, establishmentFields(reader, { vatNumber: "123", nameAr, nameEn }));
    await page.getByRole("button", { name: t("establishments.create") }).click();
    await expect(refusalOn(page)).toContainText(t("records.vatNumber"));
    await expect(refusalOn(page)).toContainText(t("fields.vat_number"));
    await expect(fieldOf(reader, t("records.nameAr"))).toHaveValue(nameAr);
    await expect(fieldOf(reader, t("records.buildingNumber"))).toHaveValue("3712");
    await fieldOf(reader, t("records.vatNumber")).fill(typed);
    await expect(fieldOf(reader, t("records.vatNumber"))).toHaveValue(vatNumber);
    await page.getByRole("button", { name: t("establishments.create") }).click();
    await page.waitForURL(/\/establishments\/[0-9a-f-]{36}\?done=/);
    const establishmentId = idIn(page.url());

    await openBranch(reader, establishmentId);
    const deviceId = await registerDevice(reader, establishmentId, device);
    await startEnrolment(reader);
    await giveCode(reader, vatNumber);
    await seeItLive(reader);
    expect(await devicesOf(vatNumber)).toMatchObject([{ state: "active" }]);

    await page.goto(`/${locale}/certificates?establishment=${establishmentId}`);
    const row = page
      .getByRole("row")
      .filter({ hasText: device })
      .filter({ hasText: t("certificates.kind.production") });
    await expect(row).toContainText(t("certificates.stateOf.live"));
    await expect(row).toContainText(/\d+ (days left|يوم)/);

    await page.goto(`/${locale}/audit?establishment=${establishmentId}`);
    const did = (action: string) => page.getByRole("row").filter({ hasText: action });
    await expect(did(t("audit.action.enrolment_codeGiven"))).toContainText("Owner");
    await expect(did(t("audit.action.enrolment_activated"))).toHaveCount(1);
    await did(t("audit.action.device_register")).getByRole("link").click();
    await expect(page).toHaveURL(/[?&]open=/);
    await page.getByRole("link", { name: t("audit.openThing"), exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/devices/${deviceId}$`));
  });
}
