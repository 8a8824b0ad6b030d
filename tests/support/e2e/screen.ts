import type { Locator, Page } from "@playwright/test";
import type { Messages } from "#lib/i18n/messages.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { wordsIn, type Words } from "#lib/i18n/words.ts";

/** A browser tab in one language. */
export type Reader = { readonly page: Page; readonly locale: Locale; readonly t: Words };

export const readerOf = (page: Page, locale: Locale): Reader => ({ page, locale, t: wordsIn(locale) });

/** What the product says it refused; Next's own announcer of routes is an alert too, outside of everything. */
export const refusalOn = (page: Page): Locator => page.getByRole("main").getByRole("alert");

/** A stage of the enrolment's walk. */
export function stepOn({ page, t }: Reader, stage: keyof Messages["enrolments"]["stage"]): Locator {
  const title = page.getByText(t(`enrolments.stage.${stage}`), { exact: true });
  return page
    .getByRole("list", { name: t("enrolments.walk") })
    .locator("> li")
    .filter({ has: title });
}

/** The id at the end of an address such as `/en/devices/<id>`. */
export function idIn(address: string): string {
  const id = /[0-9a-f-]{36}/.exec(address)?.[0];
  if (id === undefined) throw new Error(`no id in ${address}`);
  return id;
}
