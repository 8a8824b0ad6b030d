import { describe, expect, test } from "vitest";
import { entries, type Entry, type Wording } from "#lib/rules/catalogue/index.ts";
import { liveCodes } from "./codes.ts";
import { similarity } from "./similarity.ts";

const locales = ["en", "ar"] as const;
const isolates = /[\u2066-\u2069]/gu;

function sentences({ title, titleWith, meaning, cause, fix, field }: Wording): readonly string[] {
  return [title, ...(titleWith === undefined ? [] : [titleWith]), meaning, cause, fix, field];
}

function holes(text = ""): string {
  const names = [...text.matchAll(/\{(\w*)\}/gu)].map(([, name]) => name ?? "");
  return names.sort((one, other) => one.localeCompare(other)).join(" ");
}

function every(check: (entry: Entry, text: string, locale: "en" | "ar") => boolean): readonly string[] {
  return entries.flatMap((entry) =>
    locales.flatMap((locale) =>
      sentences(entry[locale])
        .filter((text) => !check(entry, text, locale))
        .map((text) => `${entry.code} ${locale}: ${text}`),
    ),
  );
}

describe("every text of the catalogue", () => {
  test("is a sentence of sane length", () => {
    expect(every((_, text) => text.trim() === text && text.length >= 8 && text.length <= 420)).toEqual([]);
    expect(
      entries.filter(({ en, ar }) => [en, ar].some(({ title }) => title.length > 120)).map(({ code }) => code),
    ).toEqual([]);
  });

  test("keeps to the product's manners", () => {
    const loud = /success|oops|sorry|please|congratulations|!|نجاح|عذرًا|نعتذر|للأسف|من فضلك/iu;
    expect(every((_, text) => !loud.test(text))).toEqual([]);
  });

  test("has titles without a full stop and paragraphs with one", () => {
    expect(every(({ en, ar }, text) => [en, ar].every(({ title }) => title !== text) || !/[.。]$/u.test(text))).toEqual(
      [],
    );
    expect(
      entries
        .filter(({ en, ar }) =>
          [en, ar].some((wording) =>
            [wording.meaning, wording.cause, wording.fix].some((text) => !/\.\u2069?$/u.test(text)),
          ),
        )
        .map(({ code }) => code),
    ).toEqual([]);
  });

  test("is Arabic in Arabic and English in English", () => {
    const sentence = /[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){3,}/u;
    expect(every((_, text, locale) => locale === "en" || /\p{Script=Arabic}/u.test(text))).toEqual([]);
    expect(every((_, text, locale) => locale === "en" || !sentence.test(text.replaceAll(isolates, "")))).toEqual([]);
    expect(every((_, text, locale) => locale === "ar" || !/\p{Script=Arabic}/u.test(text))).toEqual([]);
  });

  test("names only the two values that a title may carry, the same in both languages", () => {
    const uneven = entries.filter(({ en, ar }) => holes(en.titleWith) !== holes(ar.titleWith));
    expect(uneven.map(({ code }) => code)).toEqual([]);

    const named = new Set(entries.map(({ en }) => holes(en.titleWith)));
    expect([...named].filter((names) => !["", "value", "expected value"].includes(names))).toEqual([]);
    expect(
      every(({ en, ar }, text) => [en, ar].some(({ titleWith }) => titleWith === text) || !/[{}]/u.test(text)),
    ).toEqual([]);
  });

  test("says in its own words what the platform says", () => {
    const known = new Map(liveCodes.map((live) => [live.code, live.known]));
    const copied = entries.flatMap((entry) =>
      sentences(entry.en).flatMap((text) =>
        (known.get(entry.code) ?? [])
          .filter((message) => similarity(text, message) > 0.6)
          .map((message) => `${entry.code}: ${text} / ${message}`),
      ),
    );
    expect(copied).toEqual([]);
  });
});

test("no two codes share a title", () => {
  for (const locale of locales) {
    const titles = entries.map((entry) => entry[locale].title);
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  }
});
