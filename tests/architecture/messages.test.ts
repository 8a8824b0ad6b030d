import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { sources } from "./sources.ts";

type Tree = { readonly [key: string]: string | Tree };
const Tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), Tree])));
const read = (path: string): Tree => Tree.parse(JSON.parse(readFileSync(path, "utf8")));

const codes = [...readFileSync("lib/errors.ts", "utf8").matchAll(/^ {2}"?([\w.]+)"?: (?:refused|later)\(/gm)].flatMap(
  ([, code]) => code ?? [],
);

test("the error table is read here as it stands", () => {
  expect(codes).toContain("not_found");
  expect(codes.length).toBeGreaterThan(10);
});

test.each(["en", "ar"])("every error code has a message in %s, and every message a code", (locale) => {
  expect(
    leaves(read(`lib/i18n/${locale}/errors.json`))
      .map(([key]) => key)
      .toSorted(),
  ).toEqual(codes.toSorted());
});

test("every error code is thrown or answered somewhere", () => {
  const texts = sources("{app,components,db,lib}/**/*.{ts,tsx}").filter(({ path }) => path !== "lib/errors.ts");
  expect(codes.filter((code) => !texts.some(({ text }) => text.includes(`"${code}"`)))).toEqual([]);
});

test("an Arabic plural has all six forms, an English one both", () => {
  const wanted = { ar: ["zero", "one", "two", "few", "many", "other"], en: ["one", "other"] };
  const lacking = Object.entries(wanted).flatMap(([locale, forms]) =>
    sources(`lib/i18n/${locale}/*.json`)
      .flatMap(({ path }) => leaves(read(path)).map(([key, text]) => ({ place: `${path} ${key}`, text })))
      .flatMap(({ place, text }) =>
        plurals(text).map((given) => ({ place, lacks: forms.filter((form) => !given.has(form)) })),
      )
      .filter(({ lacks }) => lacks.length > 0),
  );
  expect(lacking).toEqual([]);
});

/** The selectors of each plural in a message. */
function plurals(message: string): readonly ReadonlySet<string>[] {
  return [...message.matchAll(/\{\s*\w+\s*,\s*(?:plural|selectordinal)\s*,/g)].map(({ index, 0: head }) => {
    const selectors = new Set<string>();
    let depth = 0;
    for (const [token, word] of message
      .slice(index + head.length)
      .matchAll(/(=?\w+)\s*\{|[{}]/g)
      .map(([all, name]) => [all, name] as const)) {
      if (token === "}" && --depth < 0) break;
      if (token === "}") continue;
      if (depth === 0 && word) selectors.add(word);
      depth++;
    }
    return selectors;
  });
}

function leaves(tree: Tree, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as const] : leaves(value, `${path}${key}.`),
  );
}
