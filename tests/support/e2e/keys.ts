import { expect } from "@playwright/test";
import { fieldOf } from "./records.ts";
import { ownPassword } from "./run.ts";
import type { Reader } from "./screen.ts";

/** Proves who one is and makes an API key for the establishment; says the key. */
export async function makeKey(reader: Reader, establishmentId: string): Promise<string> {
  const { page, locale, t } = reader;
  await page.goto(`/${locale}/settings?establishment=${establishmentId}`);
  await page.goto(`/${locale}/sign-in/again?next=${encodeURIComponent(`/${locale}/settings/keys/new`)}`);
  await fieldOf(reader, t("signIn.password")).fill(ownPassword);
  await page.getByRole("button", { name: t("signIn.again.submit") }).click();
  await page.waitForURL(/\/settings\/keys\/new$/);
  await fieldOf(reader, t("settings.keys.column.name")).fill("ERP");
  await page.getByRole("button", { name: t("settings.keys.new.submit") }).click();
  const key = page.getByText(/^khatm_[\w-]{43}$/);
  await expect(key).toBeVisible();
  return await key.innerText();
}
