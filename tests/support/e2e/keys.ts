import { expect } from "@playwright/test";
import { fieldOf } from "./records.ts";
import { ownPassword } from "./run.ts";
import type { Reader } from "./screen.ts";

/** Makes an API key for the establishment, proving again who one is where that is asked; says the key. */
export async function makeKey(reader: Reader, establishmentId: string): Promise<string> {
  const { page, locale, t } = reader;
  await page.goto(`/${locale}/settings?establishment=${establishmentId}`);
  await page.goto(`/${locale}/settings/keys/new`);
  await fieldOf(reader, t("settings.keys.column.name")).fill("ERP");
  const make = page.getByRole("button", { name: t("settings.keys.new.submit") });
  await make.click();
  const key = page.getByText(/^khatm_[\w-]{43}$/);
  const ask = page.getByRole("button", { name: t("common.proof.title"), exact: true });
  await expect(key.or(ask)).toBeVisible();
  if (await ask.isVisible()) {
    await ask.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(t("common.proof.password")).fill(ownPassword);
    await dialog.getByRole("button", { name: t("common.proof.submit"), exact: true }).click();
    await expect(page.getByText(t("common.proof.given"))).toBeVisible();
    await make.click();
  }
  await expect(key).toBeVisible();
  return await key.innerText();
}
