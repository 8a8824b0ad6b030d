import { sentenceOf } from "#lib/i18n/words.ts";
import type { Locale } from "#lib/i18n/routing.ts";

/** A code in the reader's words; itself where there are none. */
export const said = (locale: Locale, path: string, code: string): string =>
  sentenceOf(locale, `${path}.${code}`, {}) ?? code;

export const branchOf = (row: { branchNameAr: string; branchNameEn: string }, locale: Locale): string =>
  locale === "ar" ? row.branchNameAr : row.branchNameEn;

export const establishmentOf = (
  row: { establishmentNameAr: string; establishmentNameEn: string },
  locale: Locale,
): string => (locale === "ar" ? row.establishmentNameAr : row.establishmentNameEn);
