import { expect, type Page } from "@playwright/test";
import { inspect } from "#tests/support/e2e/inspect.ts";
import { recordEstablishment } from "#tests/support/e2e/records.ts";
import { idIn, readerOf, type Reader } from "#tests/support/e2e/screen.ts";
import { test } from "#tests/support/e2e/test.ts";

test.describe.configure({ timeout: 1_200_000 });
test.use({ expected: /404 \(Not Found\)/ });

const groups = { ar: "310100000510003", en: "310100000520003" } as const;

for (const locale of ["ar", "en"] as const) {
  test(`every page reads well in both themes and on a narrow screen (${locale})`, async ({ page }) => {
    const paths = await pathsOf(readerOf(page, locale));
    for (const path of paths)
      await test.step(path, async () => {
        await page.goto(`/${locale}${path}`);
        await inspect(page, locale);
      });
    await page.context().clearCookies();
    await page.goto(`/${locale}/sign-in`);
    await inspect(page, locale);
  });
}

/** Every page of the console, the empty, the missing and the one with a sheet included. */
async function pathsOf(reader: Reader): Promise<readonly string[]> {
  const { page, locale } = reader;
  const groupId = await recordEstablishment(reader, {
    vatNumber: groups[locale],
    nameAr: "مجموعة قمم عسير الضريبية",
    nameEn: "Asir Summits VAT Group",
  });
  const device = await firstRow(page, "/certificates?establishment=all&q=Till+O-01");
  const draft = await firstRow(page, "/devices?status=draft");
  const enrolment = await firstRow(page, "/enrolments?state=stopped");
  const branch = await firstRow(page, "/branches");
  const entry = await firstOpen(page, "/audit");
  const call = await firstRow(page, "/evidence?call=checkCompliance");
  return [
    "/attention",
    "/attention/asleep",
    "/devices",
    `/devices?open=${draft}`,
    `/devices/${device}`,
    `/devices/${draft}`,
    `/devices/${device}/edit`,
    "/devices/new",
    "/certificates",
    "/certificates?q=nothing+has+this",
    "/certificates/next",
    "/certificates/forecast",
    "/enrolments",
    `/enrolments/${enrolment}`,
    "/enrolments/sessions",
    "/fleet",
    "/devices/runs",
    "/documents",
    "/documents/new",
    "/documents/upload",
    "/queue",
    "/tie-out",
    "/findings",
    "/findings/warnings",
    "/findings/translate",
    "/findings/mail",
    "/notices",
    "/settings",
    "/settings/webhooks",
    "/settings/webhooks/new",
    "/settings/own",
    "/developers",
    "/settings/sending",
    "/settings/sending/installation",
    "/settings/people",
    "/settings/groups",
    "/settings/alarms",
    "/settings/alarms/ledger",
    "/reconciliation",
    "/take-over",
    "/take-over/key",
    `/devices/${device}/chain`,
    "/branches",
    "/branches?state=archived",
    `/branches?open=${branch}`,
    `/branches/${branch}`,
    `/branches/${branch}/edit`,
    `/branches/${branch}/opening`,
    "/coverage",
    "/coverage/compare",
    "/guides/finance-admin",
    `/branches/new?of=${groupId}`,
    "/establishments",
    "/establishments/new",
    "/import",
    `/establishments/${groupId}`,
    `/establishments/${groupId}/edit`,
    `/establishments/${groupId}/members/new`,
    "/evidence",
    `/evidence/${call}`,
    "/audit",
    `/audit?open=${entry}`,
    `/devices/${crypto.randomUUID()}`,
    "/no-such-page",
    "/sign-in/change-password",
    "/sign-in/codes",
    `/devices/new?establishment=${groupId}`,
  ];
}

/** The id that the first row of a list leads to. */
async function firstRow(page: Page, path: string): Promise<string> {
  const href = await firstLink(page, path);
  return new URL(href, "http://localhost").searchParams.get("open") ?? idIn(href.split("?")[0] ?? "");
}

async function firstOpen(page: Page, path: string): Promise<string> {
  return new URL(await firstLink(page, path), "http://localhost").searchParams.get("open") ?? "";
}

async function firstLink(page: Page, path: string): Promise<string> {
  await page.goto(`/en${path}`);
  const href = await page.locator("[data-row-link]").first().getAttribute("href");
  expect(href, path).not.toBeNull();
  return href ?? "";
}
