import { expect, type Locator } from "@playwright/test";
import { makeKey } from "#tests/support/e2e/keys.ts";
import { aLiveDevice, fieldOf, fill } from "#tests/support/e2e/records.ts";
import { keepSecret } from "#tests/support/e2e/run.ts";
import { readerOf, refusalOn, type Reader } from "#tests/support/e2e/screen.ts";
import { test } from "#tests/support/e2e/test.ts";
import { sell } from "#tests/support/e2e/tills.ts";

test.describe.configure({ timeout: 300_000 });

const vatNumber = "310100000530003";

test("a program is let in, told and shut out, and what is set on these pages holds", async ({ page, baseURL }) => {
  const reader = readerOf(page, "en");
  const { t } = reader;
  const names = { nameAr: "شركة روابي الطائف", nameEn: "Taif Hills Company" };
  const { establishmentId, deviceId } = await aLiveDevice(reader, { vatNumber, ...names }, "Till 1");
  const key = await makeKey(reader, establishmentId);
  const till = { address: baseURL ?? "", key, deviceId };

  await test.step("the API takes documents with the key", async () => {
    for (const number of ["S-1", "S-3"])
      expect(await sell(till, number)).toMatchObject({ status: 201, body: { legal: true, number } });
  });

  await test.step("a webhook is added, tried, paused and removed", () => tryWebhook(reader));
  await test.step("a changed setting is used", () => useSetting(reader, establishmentId));

  await test.step("the tie-out names the missing number and holds a list against the month", async () => {
    await page.goto("/en/tie-out?environment=simulator");
    await expect(page.getByRole("region", { name: t("tieOut.missing.title") })).toContainText("S-2");
    const list = ["number,net,vat", "S-1,12.00,1.80", "S-3,13.00,1.80", "S-9,1.00,0.15"].join("\n");
    await fieldOf(reader, t("tieOut.list.paste")).fill(list);
    await page.getByRole("button", { name: t("tieOut.list.submit") }).click();
    const differences = page.getByRole("main");
    await expect(differences).toContainText(t("tieOut.compared.differ", { count: 2, matching: 1, here: 2, there: 3 }));
    await expect(rowOf(reader, "S-9")).toContainText(t("tieOut.compared.kind.missing_here"));
    await expect(rowOf(reader, "S-3")).toContainText(t("tieOut.compared.kind.differs"));
  });

  await test.step("a stopped chain issues nothing until somebody says where it stands", async () => {
    const { body: last } = await sell(till, "S-4");
    await page.goto(`/en/devices/${deviceId}/chain`);
    await confirm(reader, t("chains.stop.open"), "Till 1", t("chains.stop.verb"), [
      [t("chains.stop.reason"), "The server was restored from a backup"],
    ]);
    await expect(page.getByText(t("chains.status.stopped"))).toBeVisible();
    expect(await sell(till, "S-5")).toMatchObject({ status: 409, body: { type: "chain.stopped" } });
    await page.goto(`/en/devices/${deviceId}`);
    await expect(page.getByText(t("devices.page.chainStopped"), { exact: true })).toBeVisible();
    await page.goto(`/en/devices/${deviceId}/chain`);
    await confirm(reader, t("chains.resume.open"), "Till 1", t("chains.resume.verb"), [
      [t("chains.resume.icv"), last.icv ?? ""],
      [t("chains.resume.hash"), last.hash ?? ""],
      [t("chains.resume.source"), "The last receipt"],
    ]);
    await expect(page.getByText(t("chains.status.open"))).toBeVisible();
    expect(await sell(till, "S-5")).toMatchObject({ status: 201, body: { icv: "4" } });
  });

  await test.step("a revoked key is refused", async () => {
    await page.goto("/en/settings");
    await page.getByRole("link", { name: "ERP", exact: true }).click();
    await confirm(reader, t("settings.keys.revoke.open"), "ERP", t("settings.keys.revoke.verb"));
    await expect(rowOf(reader, "ERP")).toContainText(t("settings.keys.standing.revoked"));
    expect(await sell(till, "S-6")).toMatchObject({ status: 401, body: { type: "auth.key_refused" } });
  });

  await test.step("the account menu leads to calendars", async () => {
    await page.getByRole("button", { name: t("nav.person") }).click();
    await page.getByRole("menuitem", { name: t("nav.own") }).click();
    await expect(page.getByRole("heading", { name: t("channels.calendar.title") })).toBeVisible();
  });
});

async function tryWebhook(reader: Reader): Promise<void> {
  const { page, t } = reader;
  await page.goto("/en/settings/webhooks/new");
  await fill(reader, [
    [t("webhooks.column.name"), "Head office"],
    [t("webhooks.column.address"), "http://127.0.0.1/hooks"],
  ]);
  await page.getByRole("button", { name: t("webhooks.new.submit") }).click();
  await expect(refusalOn(page)).toContainText(t("fields.url_not_public"));
  await fieldOf(reader, t("webhooks.column.address")).fill("https://erp.example.sa/hooks");
  await page.getByRole("button", { name: t("webhooks.new.submit") }).click();
  const secret = page.getByText(/^whsec_/);
  await expect(secret).toBeVisible();
  keepSecret("webhook secret", await secret.innerText());
  await page.getByRole("link", { name: t("webhooks.made.back") }).click();
  await page.getByRole("button", { name: t("webhooks.act.test") }).click();
  await expect(rowOf(reader, t("webhooks.event.webhook.test"))).toBeVisible();
  await page.getByRole("button", { name: t("webhooks.act.pause") }).click();
  await expect(page.getByRole("button", { name: t("webhooks.act.resume") })).toBeVisible();
  await confirm(reader, t("webhooks.remove.open"), "Head office", t("webhooks.remove.verb"));
  await expect(page.getByText(t("webhooks.empty.title"))).toBeVisible();
}

/** A name that ZATCA's tools refuse stands in a certificate request only once the setting lets it through. */
async function useSetting(reader: Reader, establishmentId: string): Promise<void> {
  const { page, t } = reader;
  const register = async () => {
    await page.goto(`/en/devices/new?establishment=${establishmentId}`);
    await fieldOf(reader, t("devices.field.name")).fill("Till 2");
    await fieldOf(reader, t("devices.field.csrCommonName")).fill("Till & 2");
    await page.getByRole("button", { name: t("devices.new.submit") }).click();
  };
  await register();
  await expect(refusalOn(page)).toContainText(t("fields.csr.characters", { characters: "&" }));
  await page.goto("/en/settings/sending?environment=simulator");
  const setting = page.getByRole("listitem").filter({ hasText: t("settings.sending.name.csr_characters") });
  await setting.getByRole("combobox").selectOption({ label: t("settings.sending.choice.csr_characters.warn") });
  await setting.getByRole("button", { name: t("settings.sending.save") }).click();
  await expect(setting).toContainText(t("settings.sending.changedBy.establishment"));
  await register();
  await page.waitForURL(/\/devices\/[0-9a-f-]{36}$/);
}

const rowOf = ({ page }: Reader, text: string): Locator => page.getByRole("row").filter({ hasText: text });

async function confirm(
  { page }: Reader,
  open: string,
  thing: string,
  verb: string,
  fields: readonly (readonly [label: string, value: string])[] = [],
): Promise<void> {
  await page.getByRole("button", { name: open, exact: true }).click();
  const dialog = page.getByRole("dialog");
  for (const [label, value] of fields) await dialog.getByLabel(label).fill(value);
  await dialog.locator("[name=confirmation]").fill(thing);
  await dialog.getByRole("button", { name: verb, exact: true }).click();
}
