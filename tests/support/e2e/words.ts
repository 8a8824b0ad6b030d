import { createTranslator } from "next-intl";
import { messages } from "#lib/i18n/messages.ts";
import type { Locale } from "#lib/i18n/routing.ts";

/** The product's own words, so that tests read the screen as people do. */
export const wordsIn = (locale: Locale) => createTranslator({ locale, messages: messages[locale] });

export type Words = ReturnType<typeof wordsIn>;
