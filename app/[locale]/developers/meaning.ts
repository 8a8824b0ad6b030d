import { messages } from "#lib/i18n/messages.ts";
import type { Locale } from "#lib/i18n/routing.ts";

/** What a field means, by its own name and, where it means something else there, by what it stands in. */
export function meaningOf(locale: Locale, path: string): string | undefined {
  const words: Readonly<Record<string, string | undefined>> = messages[locale].api.fields;
  const [leaf = "", within] = path.replaceAll("[]", "").split(".").toReversed();
  return words[`${within}/${leaf}`] ?? words[leaf];
}
