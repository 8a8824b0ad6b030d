import { expect, test } from "vitest";
import { entries } from "#lib/rules/catalogue/index.ts";
import { liveCodes } from "./codes.ts";

test("every live code is explained, and nothing else", () => {
  expect(entries.map(({ code }) => code).toSorted()).toEqual(liveCodes.map(({ code }) => code).toSorted());
});

test("kind and usual severity are ZATCA's", () => {
  const usual = new Map(liveCodes.map(({ code, severity, kind }) => [code, { severity, kind }]));
  const different = entries.filter(
    ({ code, severity, kind }) => usual.get(code)?.severity !== severity || usual.get(code)?.kind !== kind,
  );
  expect(different.map(({ code }) => code)).toEqual([]);
});

test("the rules count as in the newest rule set: 142 of ZATCA's sheet, 103 of the European one", () => {
  const rules = entries.filter(({ kind }) => kind === "rule");
  const european = rules.filter(({ stage }) => stage === "en").map(({ code }) => code);
  expect(rules).toHaveLength(245);
  expect(european).toHaveLength(103);
  expect(european.filter((code) => code.startsWith("BR-KSA-"))).toHaveLength(12);
});
