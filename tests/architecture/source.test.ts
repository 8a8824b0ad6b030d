import { expect, test } from "vitest";
import { places, sources } from "./sources.ts";

const screens = sources("{app,components}/**/*.{ts,tsx,css}");
const product = sources("{app,components,db,lib,scripts}/**/*.{ts,tsx,mjs}", "*.{ts,mjs}", ".env.example", ".ci/*");
const tests = sources("tests/**/*.{ts,tsx}");

test("screens know start and end, never left and right", () => {
  const utility =
    /(?<=["'`\s:!-])(?:-?(?:ml|mr|pl|pr)-[\w[(.-]|-?(?:left|right)-(?:\d|\[|\(|auto|full|px)|text-(?:left|right)|border-[lr]\b|rounded-(?:[lr]|tl|tr|bl|br)\b|(?:float|clear)-(?:left|right))/g;
  const property =
    /(?:margin|padding|border)-(?:left|right)\b|(?<=[{;]\s*)(?:left|right)\s*:|text-align:\s*(?:left|right)/g;
  expect(places(screens, utility)).toEqual([]);
  expect(places(sources("{app,components}/**/*.css"), property)).toEqual([]);
});

test("every server action comes from a command", () => {
  const actions = sources("app/**/actions.ts");
  const others = actions.flatMap(({ path, text }) =>
    [...text.matchAll(/^export (?!type |const \w+ = (?:action|entrance)\().*$/gm)].map(([line]) => `${path}: ${line}`),
  );
  expect(others).toEqual([]);
});

test("lists are read by cursor, never by offset", () => {
  expect(places(sources("{lib/services,db}/**/*.{ts,sql}"), /\boffset\b/gi)).toEqual([]);
});

test("a page is at most sixty lines", () => {
  const long = sources("app/**/page.tsx").filter(({ text }) => text.trimEnd().split("\n").length > 60);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test("a file's name says what is in it", () => {
  const vague = /(?:^|\/)(?:utils?|helpers?|common|misc|shared)(?:\/|\.[jt]sx?$)|-(?:service|types)\.ts$/;
  expect([...product, ...tests].map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
});

test("no file knows the machine that it was written on", () => {
  const machine = /(?:^|[^.\w-])\/(?:work|farm|root|home\/\w+)\/|registry\.npm|deb\.debian|\/tmp\/\w/g;
  const prose = sources("*.md", "docs/**/*.md", "package.json", ".npmrc");
  expect(
    places([...product, ...tests.filter(({ path }) => !path.startsWith("tests/architecture/")), ...prose], machine),
  ).toEqual([]);
});

test("no test is skipped, focused or left for later", () => {
  expect(places(tests, /\b(?:it|test|describe|suite)\.(?:skip|only|todo|fixme|skipIf|runIf|fails)\b/g)).toEqual([]);
});

test(".env.example documents every setting, and nothing but settings", () => {
  const name = /\b(?:KHATM_(?!E2E_)[A-Z_]+|NEXTAUTH_[A-Z]+|DATABASE_URL)\b/g;
  const madeByTheStart = ["KHATM_SIMULATOR_PORTAL", "KHATM_SIMULATOR_CONTROL_TOKEN", "KHATM_START"];
  const namesIn = (files: typeof product) => new Set(files.flatMap(({ text }) => text.match(name) ?? []));
  const read = namesIn(product.filter(({ path }) => path !== ".env.example")).difference(new Set(madeByTheStart));
  expect([...namesIn(sources(".env.example"))].toSorted()).toEqual([...read].toSorted());
});
