import { expect, type Browser, type Page } from "@playwright/test";
import { fieldOf, openBranch, recordEstablishment, registerDevice } from "#tests/support/e2e/records.ts";
import { keepSecret } from "#tests/support/e2e/run.ts";
import { readerOf, type Reader } from "#tests/support/e2e/screen.ts";
import { devicesOf, makeCodes } from "#tests/support/e2e/simulator.ts";
import { test } from "#tests/support/e2e/test.ts";

const vatNumber = "310100000500003";
const establishment = { vatNumber, nameAr: "شركة قوافل نجد", nameEn: "Najd Caravans Company" };
const devices = ["كاشير 1", "كاشير 2", "كاشير 3", "كاشير 4"] as const;
const taken = devices.length - 1;

test("a session takes devices through one visit to the portal, and a link lets somebody else deliver the rest", async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const reader = readerOf(page, "ar");
  const { t } = reader;
  const establishmentId = await recordEstablishment(reader, establishment);
  await openBranch(reader, establishmentId);
  for (const device of devices) await registerDevice(reader, establishmentId, device);

  await page.goto(`/ar/enrolments/sessions/new?pick=new&establishment=${establishmentId}`);
  await expect(page.getByText(t("sessions.plan.eligible", { count: devices.length }))).toBeVisible();
  await page.getByRole("checkbox", { name: devices[3] }).uncheck();
  await expect(
    page.getByText(t("sessions.plan.make", { batches: t("sessions.plan.codes", { count: taken }) })),
  ).toBeVisible();
  await page.getByRole("button", { name: t("sessions.plan.confirm", { count: taken }) }).click();
  await page.waitForURL(/\/enrolments\/sessions\/[0-9a-f-]{36}$/);

  const [first = "", last = ""] = await makeCodes(vatNumber, "onboarding", 2);
  const wrong = otherThan(first, last);
  keepSecret("refused code", wrong);
  await fieldOf(reader, t("sessions.codes.label")).fill([first, wrong, last].map(inArabicDigits).join("، "));
  await page.getByRole("button", { name: t("sessions.codes.submit") }).click();
  await expect(page.getByText(t("sessions.clock.batch", { number: 1 }), { exact: true })).toBeVisible();
  await page.reload();

  await expect(page.getByText(t("sessions.refused.title", { count: 1 }))).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText(t("sessions.refused.place", { batch: 1, positions: "2" }))).toBeVisible();
  await expect(page.getByText(t("sessions.codes.makeOne", { count: 1 }))).toBeVisible();

  const link = await makeLink(reader);
  await deliverElsewhere(browser, baseURL ?? "", link);

  await expect(page.getByText(t("sessions.summary.finished", { done: taken, all: taken })).first()).toBeVisible({
    timeout: 60_000,
  });
  const rows = page.getByRole("table", { name: t("sessions.devices.title") }).getByRole("row");
  await expect(rows.filter({ hasText: t("sessions.devices.place.done") })).toHaveCount(taken);
  expect((await devicesOf(vatNumber)).map(({ state }) => state)).toEqual(Array(taken).fill("active"));
  await page.goto(`/ar/devices?establishment=${establishmentId}`);
  await expect(page.getByRole("row").filter({ hasText: t("devices.status.draft") })).toHaveCount(1);
});

type Link = { readonly address: string; readonly code: string };

/** Both are on the page only until it is left. */
async function makeLink({ page, t }: Reader): Promise<Link> {
  await page.getByRole("button", { name: t("sessions.link.make") }).click();
  const shown = page.getByRole("status").filter({ hasText: t("sessions.link.made") });
  await expect(shown).toBeVisible();
  const [address = "", code = ""] = await shown.locator("bdi").allInnerTexts();
  expect(code).toMatch(/^\d{6}$/);
  return { address, code };
}

/** Somebody with the portal's login and no account here: a browser that knows nothing of Khatm. */
async function deliverElsewhere(browser: Browser, baseURL: string, { address, code }: Link): Promise<void> {
  const elsewhere = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const asked: string[] = [];
  elsewhere.on("request", (request) => asked.push(request.url(), JSON.stringify(request.headers())));
  const page = await elsewhere.newPage();
  const reader = readerOf(page, "ar");
  const { t } = reader;
  await page.goto(address);
  await fieldOf(reader, t("sessions.handOff.code")).fill(inArabicDigits(code));
  await page.getByRole("button", { name: t("sessions.handOff.open"), exact: true }).click();
  await expect(page.getByText(t("sessions.codes.makeOne", { count: 1 }))).toBeVisible();
  await namesNobody(page);

  const codes = await makeCodes(vatNumber, "onboarding", 1);
  await fieldOf(reader, t("sessions.codes.label")).fill(codes.map(inArabicDigits).join());
  await page.getByRole("button", { name: t("sessions.handOff.submit") }).click();
  await expect(page.getByText(t("sessions.handOff.writeOnly"))).toBeVisible();
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /٠|0|\d/ })
      .first(),
  ).toBeVisible();
  await expect(page.getByText(t("sessions.codes.enough"))).toBeVisible();
  await expect(fieldOf(reader, t("sessions.codes.label"))).toHaveValue("");
  await namesNobody(page);
  const token = new URL(address).hash.slice(1);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(asked.filter((text) => text.includes(token))).toEqual([]);
  await elsewhere.close();
}

/** Counts, a VAT number and nothing else. */
async function namesNobody(page: Page): Promise<void> {
  const html = await page.content();
  for (const name of [...devices, establishment.nameAr, establishment.nameEn]) expect(html).not.toContain(name);
}

const inArabicDigits = (code: string): string =>
  code.replaceAll(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)] ?? digit);

const otherThan = (...codes: readonly string[]): string =>
  ["407193", "518204", "629315"].find((code) => !codes.includes(code)) ?? "";
