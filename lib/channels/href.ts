import type { Locale } from "#lib/i18n/routing.ts";

/** The whole address of a page in one language; undefined where nobody said under which address the console stands. */
export function hrefOf(pages: URL | undefined, locale: Locale, path: string | null): string | undefined {
  return pages === undefined || path === null ? undefined : new URL(`/${locale}${path}`, pages).href;
}
