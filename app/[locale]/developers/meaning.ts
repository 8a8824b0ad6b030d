import { messages } from "#lib/i18n/messages.ts";
import type { Locale } from "#lib/i18n/routing.ts";

/** What a field means, by its own name wherever it stands. */
export function meaningOf(locale: Locale, leaf: string): string | undefined {
  const words: Readonly<Record<string, string | undefined>> = messages[locale].api.fields;
  return words[leaf];
}
