import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { aLiveDevice } from "#tests/support/e2e/records.ts";
import { idIn, readerOf, type Reader } from "#tests/support/e2e/screen.ts";
import { arm, disarm } from "#tests/support/e2e/simulator.ts";
import { test } from "#tests/support/e2e/test.ts";
import { aSale } from "#tests/support/e2e/tills.ts";

test.describe.configure({ mode: "serial", timeout: 180_000 });

const vatNumber = "310100000540003";
const otherVatNumber = "310122393500003";
let establishmentId = "";

test.afterAll(disarm);

test("a document is written, cleared and handed out without reloading", async ({ page }) => {
  const reader = readerOf(page, "ar");
  const { t } = reader;
  await test.step("a device that issues both kinds goes live", async () => {
    const names = { nameAr: "شركة مراسي ينبع", nameEn: "Yanbu Moorings" };
    ({ establishmentId } = await aLiveDevice(reader, { vatNumber, ...names }, "كاشير 1", "1100"));
  });

  await page.goto(`/ar/documents/new?establishment=${establishmentId}`);
  await page.getByRole("radio", { name: t("documents.kind.standard") }).check();
  await write(page, { "document.number": "د-1", "document.supplyDate": "2031-01-01", ...buyer });

  await test.step("the buyer's VAT number is judged as it is typed, and a foreign one moves", async () => {
    const number = field(page, "document.buyer.vatNumber");
    await number.fill("٣١٠١٢");
    await expect(page.getByText(t("documents.form.vatProgress", { count: 5 }))).toBeVisible();
    await number.fill("310122393500005");
    await expect(number).toHaveAttribute("aria-invalid", "true");
    await number.fill(otherVatNumber);
    await expect(page.getByText(t("documents.form.vatGood"))).toBeVisible();
    await number.fill("DE811907980");
    await number.blur();
    await expect(page.getByText(t("documents.form.vatMoved", { number: "DE811907980" }))).toBeVisible();
    await expect(number).toHaveValue("");
    await expect(field(page, "document.buyer.identifier.scheme")).toHaveValue("OTH");
    await expect(field(page, "document.buyer.identifier.value")).toHaveValue("DE811907980");
  });

  await writeLine(page, { name: "استشارة", quantity: "2", price: "50" });
  const add = (place: Locator) => place.getByRole("button", { name: t("documents.form.adjustment.add") }).click();
  await add(page.getByRole("group", { name: t("documents.form.line", { number: 1 }) }));
  await write(page, { "document.lines.0.allowancesAndCharges.0.amount": "10" });
  await add(page.getByRole("region", { name: t("documents.form.part.adjustments") }));
  await field(page, "kindOf.document.allowancesAndCharges.0").selectOption("DL");
  await write(page, { "document.allowancesAndCharges.0.amount": "20" });

  await page.getByRole("button", { name: t("documents.check.only") }).click();
  await expect(page.getByRole("region", { name: t("documents.findings.advice") })).toContainText(
    t("documents.advice.distant_supply_date"),
  );

  await arm({ kind: "slow", path: "/invoices/clearance/single", latencyMs: 4000 });
  await page.getByRole("button", { name: t("documents.new.submit") }).click();
  await expect(page.getByText(t("documents.clearing.title"))).toBeVisible();
  await page.evaluate(() => (document.documentElement.dataset["seen"] = "before"));
  await expect(page.getByText(t("documents.told.cleared"), { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.locator("html")).toHaveAttribute("data-seen", "before");
  await expect(page.getByRole("region", { name: t("documents.facts") })).toContainText("126.50");

  const legal = await download(page, t("documents.files.xml"));
  expect(legal.toString()).toContain("د-1");
  expect((await download(page, t("documents.files.pdf"))).subarray(0, 5).toString()).toBe("%PDF-");
  const proof = page.getByRole("region", { name: t("documents.proof.title") });
  await proof.getByRole("link", { name: t("documents.proof.xml"), exact: true }).click();
  await expect(proof.getByRole("figure")).toContainText("DE811907980");
  await proof.getByRole("link", { name: t("documents.proof.qr"), exact: true }).click();
  await expect(page.getByRole("img", { name: t("documents.qr.picture") })).toBeVisible();
});

test("what is special about a sale stands in the issued document", async ({ page }) => {
  const { t } = readerOf(page, "en");
  const special = async (
    number: string,
    flags: readonly Flag[],
    party: "buyer" | "seller",
    fillIn: () => Promise<void>,
  ) => {
    await page.goto(`/en/documents/new?establishment=${establishmentId}`);
    await expect(page.getByRole("button", { name: t("documents.check.only") })).toBeEnabled();
    await page.getByRole("radio", { name: t("documents.kind.standard") }).check();
    for (const flag of flags) await page.getByRole("checkbox", { name: t(`documents.form.flag.${flag}`) }).check();
    const named = Object.entries(buyer).map(([name, value]) => [name.replace("buyer", party), value]);
    await write(page, { "document.number": number, ...Object.fromEntries(named) });
    await writeLine(page, { name: "Dates", quantity: "1", price: "100" });
    await fillIn();
    await page.getByRole("button", { name: t("documents.new.submit") }).click();
    await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/);
    const facts = page.getByRole("region", { name: t("documents.facts") });
    for (const flag of flags) await expect(facts).toContainText(t(`documents.form.flag.${flag}`));
    return await (await page.request.get(`/api/v1/documents/${idIn(page.url())}/xml`)).text();
  };

  const abroad = await special("S-1", ["thirdParty", "nominal", "export", "summary"], "buyer", async () => {
    await write(page, { "document.supplyEndDate": "2031-01-02", "document.supplyDate": "2031-01-01" });
    await field(page, "document.buyer.identifier.scheme").selectOption("OTH");
    await write(page, { "document.buyer.identifier.value": "DE811907980", "document.buyer.address.country": "DE" });
    await field(page, "vat.0").selectOption("Z");
    await field(page, "document.exemptions.0.code").selectOption("VATEX-SA-32");
  });
  expect(abroad).toContain('<cbc:InvoiceTypeCode name="0111110">388<');
  const own = await special("S-2", ["selfBilled"], "seller", () =>
    write(page, { "document.seller.vatNumber": otherVatNumber }),
  );
  expect(own).toContain('<cbc:InvoiceTypeCode name="0100001">388<');
});

test("a rejected document is corrected and issued again, and the customer gets the new copy", async ({ page }) => {
  const reader = readerOf(page, "en");
  const { t } = reader;
  await letThrough(reader, "BR-CUSTOM-VALIDATION-01=off");
  await page.goto(`/en/documents/new?establishment=${establishmentId}`);
  await page.getByRole("radio", { name: t("documents.kind.simplified") }).check();
  await write(page, { "document.number": "R-1", "document.buyer.vatNumber": vatNumber });
  await write(page, { "document.buyer.name": "شركة المدار" });
  await writeLine(page, { name: "Mint tea", quantity: "1", price: "6" });
  await page.getByRole("button", { name: t("documents.new.submit") }).click();
  await expect(page.getByText(t("documents.correct.title"))).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("region", { name: t("documents.findings.title") })).toContainText(
    "BR-CUSTOM-VALIDATION-01",
  );
  const rejected = page.url();

  await page.getByRole("link", { name: t("documents.correct.open") }).click();
  await expect(field(page, "document.number")).toHaveValue("R-1");
  await expect(field(page, "document.lines.0.item.name")).toHaveValue("Mint tea");
  await write(page, { "document.buyer.vatNumber": otherVatNumber });
  await page.getByRole("button", { name: t("documents.correct.submit") }).click();
  await expect(page.getByText(t("documents.correct.giveNew"))).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("R-1");
  await expect(page.getByText(t("documents.told.reported"), { exact: true })).toBeVisible({ timeout: 60_000 });
  const corrected = idIn(page.url());

  await page.goto(`/en/documents?establishment=${establishmentId}`);
  const device = page.getByRole("combobox", { name: t("documents.filter.device"), exact: true });
  const option = page.getByRole("option").filter({ hasText: "كاشير 1" });
  // what is typed before the page answers to typing is looked for by nobody
  await expect(async () => {
    await device.fill("");
    await device.fill("كاشير");
    await expect(option).toBeVisible({ timeout: 10_000 });
  }).toPass();
  await option.click();
  await page.waitForURL(/[?&]device=[0-9a-f-]{36}/);
  await expect(device).toHaveValue("كاشير 1");
  await expect(page.getByRole("row").filter({ hasText: "R-1" })).toHaveCount(2);

  await page.goto(rejected);
  await expect(page.getByText(t("documents.correct.replaced"))).toBeVisible();
  await page.getByRole("link", { name: t("documents.correct.toSuccessor") }).click();
  await page.waitForURL(`**/documents/${corrected}`);
});

test("a ZIP of good, wrong and hostile files says of each what happened", async ({ page }) => {
  const { t } = readerOf(page, "ar");
  await page.goto(`/ar/documents/upload?establishment=${establishmentId}`);
  const row = (name: string) => page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
  const issued = t("documents.upload.result.issued");
  const send = async (files: Readonly<Record<string, Uint8Array>>, count: number) => {
    const zip = { name: "morning.zip", mimeType: "application/zip", buffer: Buffer.from(zipSync(files)) };
    const input = page.getByLabel(t("documents.upload.choose"));
    await expect(input).toBeEnabled();
    await input.setInputFiles(zip);
    await page.getByRole("button", { name: t("documents.upload.start", { count }) }).click();
  };

  await send({ "till/good.json": json(aSale("U-1")) }, 1);
  await expect(row("till/good.json")).toContainText(issued);
  const opened = await row("till/good.json").getByRole("link").getAttribute("href");
  const answer = await page.request.get(`/api/v1/documents/${idIn(opened ?? "")}/xml`);
  const stamped = (await answer.text()).replace("<cbc:ID>U-1<", "<cbc:ID>U-2<").replace(idOf, crypto.randomUUID());

  await send(
    {
      "good.xml": strToU8(stamped),
      "same-number.json": json({ ...aSale("U-1"), notes: ["again"] }),
      "no-lines.json": json({ ...aSale("U-3"), lines: [] }),
      "other-taxpayer.xml": strToU8(stamped.replaceAll(vatNumber, otherVatNumber)),
      "entities.xml": strToU8(entities),
      "cut-off.xml": strToU8(stamped.slice(0, 900)),
      "../../outside.json": json(aSale("U-4")),
      "huge.xml": new Uint8Array(11 * 1024 * 1024),
      "program.exe": strToU8("MZ"),
      "inner.zip": zipSync({ "deep.json": json(aSale("U-5")) }),
    },
    7,
  );
  await expect(row("../../outside.json")).toContainText(issued);
  await expect(row("good.xml")).toContainText(issued);
  await expect(row("same-number.json")).toContainText(t("errors.document.number_taken"));
  await expect(row("no-lines.json")).toContainText(t("documents.upload.result.refused"));
  await expect(row("other-taxpayer.xml")).toContainText(t("errors.document.other_taxpayer"));
  await expect(row("entities.xml")).toContainText(t("documents.upload.result.refused"));
  await expect(row("cut-off.xml")).toContainText(t("documents.upload.result.refused"));
  await expect(row("huge.xml")).toContainText(t("documents.upload.problem.size", { size: 10 }));
  await expect(row("program.exe")).toContainText(t("documents.upload.problem.type"));
  await expect(row("inner.zip")).toContainText(t("documents.upload.problem.nested"));
  await expect(page.getByText(t("documents.upload.summary", { issued: 3, refused: 5 }))).toBeVisible();
});

const buyer = {
  "document.buyer.name": "Hafen Hamburg GmbH",
  "document.buyer.address.buildingNumber": "3712",
  "document.buyer.address.street": "طريق الميناء",
  "document.buyer.address.district": "الشاطئ",
  "document.buyer.address.city": "جدة",
  "document.buyer.address.postalCode": "23414",
} as const;

const field = (page: Page, name: string): Locator => page.locator(`form [name="${name}"]`);

async function write(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
}

type Flag = "thirdParty" | "nominal" | "export" | "summary" | "selfBilled";
type Line = { readonly name: string; readonly quantity: string; readonly price: string };

const writeLine = (page: Page, { name, quantity, price }: Line): Promise<void> =>
  write(page, {
    "document.lines.0.item.name": name,
    "document.lines.0.quantity.value": quantity,
    "document.lines.0.price.amount": price,
  });

async function download(page: Page, name: string): Promise<Buffer> {
  const saving = page.waitForEvent("download");
  await page.locator("a[download]").getByText(name, { exact: true }).click();
  return await readFile(await (await saving).path());
}

/** Lets a document pass that ZATCA's rules refuse, so that the platform has something to refuse. */
async function letThrough({ page, t }: Reader, overrides: string): Promise<void> {
  await page.goto(`/en/settings/sending?environment=simulator&establishment=${establishmentId}`);
  const setting = page.getByRole("listitem").filter({ hasText: t("settings.sending.name.rules") });
  await setting.getByRole("textbox").fill(overrides);
  await setting.getByRole("button", { name: t("settings.sending.save") }).click();
  await expect(setting).toContainText(t("settings.sending.changedBy.establishment"));
}

const json = (value: unknown): Uint8Array => strToU8(JSON.stringify(value));
const idOf = /(?<=<cbc:UUID>)[^<]+/;

const entities = `<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&b;</Invoice>`;
