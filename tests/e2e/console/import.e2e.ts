import { expect } from "@playwright/test";
import { csvOf } from "#lib/domain/csv.ts";
import { fieldOf, recordEstablishment } from "#tests/support/e2e/records.ts";
import { readerOf, type Reader } from "#tests/support/e2e/screen.ts";
import { devicesOf, takeCodes } from "#tests/support/e2e/simulator.ts";
import { test } from "#tests/support/e2e/test.ts";

test.describe.configure({ timeout: 240_000 });

const places = {
  ar: { vatNumber: "310100000801003", nameAr: "شركة سنابل القصيم", nameEn: "Qassim Spikes Company" },
  en: { vatNumber: "310100000802003", nameAr: "شركة أمواج الخبر", nameEn: "Khobar Waves Company" },
} as const;
const tills = Array.from({ length: 10 }, (_, index) => `T-${String(index + 1).padStart(2, "0")}`);

const asked = process.env["KHATM_FULL"] === "1" ? (["ar", "en"] as const) : (["ar"] as const);

for (const locale of asked) {
  test(`ten devices go live from one file of records and one list of codes (${locale})`, async ({ page }) => {
    const reader = readerOf(page, locale);
    const { t } = reader;
    const { vatNumber } = places[locale];
    const establishmentId = await recordEstablishment(reader, places[locale]);

    await page.goto(`/${locale}/import?establishment=${establishmentId}`);
    await fieldOf(reader, t("imports.upload.file")).setInputFiles({
      name: "ten-devices.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(fileOf(reader)),
    });
    await fieldOf(reader, t("imports.upload.environment")).selectOption("simulator");
    await page.getByRole("button", { name: t("imports.upload.submit") }).click();
    await expect(page.getByText(t("imports.check.allGood"))).toBeVisible();
    await page.getByRole("button", { name: t("imports.check.submit", { count: 11 }) }).click();
    await page.getByRole("link", { name: t("imports.done.session", { count: 10 }) }).click();
    await page.getByRole("button", { name: t("sessions.plan.confirm", { count: 10 }) }).click();
    await page.waitForURL(/\/enrolments\/sessions\/[0-9a-f-]{36}/);

    const codes = await takeCodes(page, t("sessions.codes.portal"), {
      vatNumber,
      kind: "onboarding",
      count: tills.length,
    });
    await page
      .getByRole("main")
      .getByLabel(t("sessions.codes.file"))
      .setInputFiles({
        name: "codes.txt",
        mimeType: "text/plain",
        buffer: Buffer.from(codes.join("\n")),
      });
    await page.getByRole("button", { name: t("sessions.codes.submit") }).click();
    await expect
      .poll(async () => (await devicesOf(vatNumber)).filter(({ state }) => state === "active").length, {
        timeout: 150_000,
      })
      .toBe(tills.length);
    await page.goto(`/${locale}/devices?status=live`);
    await expect(page.getByRole("row").filter({ hasText: "T-" })).toHaveCount(tills.length);
  });
}

/** A branch and its ten tills, with headings in the reader's language. */
function fileOf({ t, locale }: Reader): string {
  const branch = {
    nameAr: "فرع المطار",
    nameEn: "Airport branch",
    identifierValue: "1010567844",
    street: "طريق المطار",
    buildingNumber: "3712",
    district: "المطار",
    city: "الرياض",
    postalCode: "12213",
  } as const;
  const fields = [
    "nameAr",
    "nameEn",
    "identifierValue",
    "street",
    "buildingNumber",
    "district",
    "city",
    "postalCode",
  ] as const;
  const heading = (["kind", ...fields, "branch", "name", "functionalityMap"] as const).map((field) =>
    t(`imports.field.${field}`),
  );
  const name = locale === "ar" ? branch.nameAr : branch.nameEn;
  const blank = fields.map(() => "");
  return csvOf([
    heading,
    [t("imports.kind.branch"), ...fields.map((field) => branch[field]), "", "", ""],
    ...tills.map((till) => [t("imports.kind.device"), ...blank, name, till, "0100"]),
  ]);
}
