import { createTranslator } from "use-intl/core";
import { timeZone } from "./format.ts";
import { hasText } from "./has-text.ts";
import { messages } from "./messages.ts";
import type { Locale } from "./routing.ts";

/** The product's words where there is no page: the command line, letters, tests. */
export const wordsIn = (locale: Locale) => createTranslator({ locale, messages: messages[locale], timeZone });

export type Words = ReturnType<typeof wordsIn>;
type Path = Parameters<Words>[0];

/** A sentence by a code that is known only at run time; undefined where there is none for it. */
export function sentenceOf(locale: Locale, path: string, params: Readonly<Record<string, string | number>>) {
  const words = wordsIn(locale);
  const exists = (code: string): code is Path => hasText(messages[locale], code);
  return exists(path) ? words(path, { ...params }) : undefined;
}
