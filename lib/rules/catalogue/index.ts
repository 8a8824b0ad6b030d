import { z } from "zod";
import { isolateValue } from "./bidi.ts";
import { complete, Written, type Entry, type Locale } from "./entry.ts";
import { decimalEntries } from "./decimals.ts";
import en16931 from "./en16931.json" with { type: "json" };
import formats from "./formats.json" with { type: "json" };
import http from "./http.json" with { type: "json" };
import ksa from "./ksa.json" with { type: "json" };
import { lengthEntries } from "./lengths.ts";
import onboarding from "./onboarding.json" with { type: "json" };
import platform from "./platform.json" with { type: "json" };
import sdk from "./sdk.json" with { type: "json" };
import { vatCategoryEntries } from "./vat-categories.ts";

export type { Entry, Locale, Wording } from "./entry.ts";

const families = [ksa, formats, en16931, platform, onboarding, http, sdk];

/** Every code that Khatm can explain: ZATCA's live rules, its platform, onboarding and HTTP answers, and the codes of its SDK. */
export const entries: readonly Entry[] = [
  ...families.flatMap((family) => z.array(Written).parse(family)),
  ...vatCategoryEntries(),
  ...lengthEntries(),
  ...decimalEntries(),
].map(complete);

const byCode: ReadonlyMap<string, Entry> = new Map(entries.map((entry) => [entry.code, entry]));

/**
 * The entry of a code as the gateway wrote it, compared exactly: `Missing-currentCSID` and `Missing-CurrentCCSID` differ.
 * Some answers carry the code where the category belongs, so the category is tried second. Unknown: `undefined`.
 */
export function explain(code: string | null, category?: string | null): Entry | undefined {
  return byCode.get(code ?? "") ?? byCode.get(category ?? "");
}

export type TitleParams = { readonly value?: string | number; readonly expected?: string | number };

/** One line for a list. The document's own values stand in it when all that the sentence needs are given. */
export function renderTitle(entry: Entry, locale: Locale, params: TitleParams = {}): string {
  const { title, titleWith } = entry[locale];
  if (titleWith === undefined) return title;

  const needed = [...titleWith.matchAll(hole)].map(([, name]) => name);
  if (needed.some((name) => given(params, name) === undefined)) return title;
  return titleWith.replaceAll(hole, (_, name: string) => inSentence(String(given(params, name)), locale));
}

const hole = /\{(value|expected)\}/gu;

function given(params: TitleParams, name: string | undefined): string | number | undefined {
  const value = name === "value" ? params.value : params.expected;
  return value === "" ? undefined : value;
}

function inSentence(value: string, locale: Locale): string {
  return locale === "ar" ? isolateValue(value) : value;
}
