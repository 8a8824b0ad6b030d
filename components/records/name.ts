import type { Locale } from "#lib/i18n/routing.ts";

export type Named = { readonly nameAr: string; readonly nameEn: string };

/** A record's name in the reader's language. */
export const nameIn = (locale: Locale, { nameAr, nameEn }: Named): string => (locale === "ar" ? nameAr : nameEn);
