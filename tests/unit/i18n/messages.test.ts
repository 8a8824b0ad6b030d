import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { messages } from "#lib/i18n/messages.ts";

test("an Arabic message takes the same values as its English twin", () => {
  expect(twins(messages.ar)).toEqual(twins(messages.en));
});

test.each(["ar", "en"] as const)("every message in %s can be read", (locale) => {
  const failures: string[] = [];
  const onError = (error: Error) => failures.push(error.message);
  const read = createTranslator({ locale, messages: messages[locale], onError });
  for (const [key, names] of values(messages[locale])) {
    Reflect.apply(Reflect.get(read, "markup"), read, [
      key,
      Object.fromEntries(names.map((name) => [name.replace("<", ""), standIn(name)])),
    ]);
  }
  expect(failures).toEqual([]);
});

/** A value that comes in both languages is named by its own, such as titleAr and titleEn. */
const twins = (tree: object) =>
  Object.fromEntries(
    [...values(tree)].map(([key, names]) => [key, names.map((name) => name.replace(/(Ar|En)$/u, ""))]),
  );

/** A name in angle brackets is a tag and takes a function. */
const standIn = (name: string) => (name.startsWith("<") ? () => "" : 3);

function values(tree: object): Map<string, string[]> {
  return new Map(leaves(tree).map(([key, text]) => [key, argumentNames(text)]));
}

/** Braces open an argument in a text and a text in an argument, turn about; tags count as arguments. */
function argumentNames(text: string): string[] {
  const names = new Set([...text.matchAll(/<\w+/gu)].map(([tag]) => tag));
  let depth = 0;
  for (const { 0: brace, index } of text.matchAll(/[{}]/gu)) {
    const name = /^\{\s*(\w+)/u.exec(text.slice(index))?.[1];
    if (brace === "{" && depth % 2 === 0 && name) names.add(name);
    depth += brace === "{" ? 1 : -1;
  }
  return [...names].sort();
}

function leaves(tree: object, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}
