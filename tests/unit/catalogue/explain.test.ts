import { expect, test } from "vitest";
import { describeRules, printRules } from "#lib/rules/catalogue/describe.ts";
import { explain, renderTitle, type Entry } from "#lib/rules/catalogue/index.ts";

function entry(code: string): Entry {
  const found = explain(code);
  if (!found) throw new Error(`${code} is not in the catalogue`);
  return found;
}

test("a code is found exactly as the gateway writes it", () => {
  expect(explain("Missing-currentCSID")?.code).toBe("Missing-currentCSID");
  expect(explain("Missing-CurrentCCSID")?.code).toBe("Missing-CurrentCCSID");
  expect(explain("br-ksa-44")).toBeUndefined();
  expect(explain(" BR-KSA-44")).toBeUndefined();
});

test("a code that stands in the place of the category is found too", () => {
  expect(explain("400", "Invalid-CSR")?.code).toBe("Invalid-CSR");
  expect(explain(null, "BR-KSA-44")?.code).toBe("BR-KSA-44");
  expect(explain("BR-KSA-44", "KSA")?.code).toBe("BR-KSA-44");
});

test("what the catalogue does not know stays unknown", () => {
  expect(explain("BR-KSA-500", "KSA")).toBeUndefined();
  expect(explain(null, null)).toBeUndefined();
  expect(explain("")).toBeUndefined();
  expect(explain("toString", "__proto__")).toBeUndefined();
});

test("a title carries the document's own value when there is one", () => {
  const building = entry("BR-KSA-37");
  expect(renderTitle(building, "en", { value: "12" })).toBe("Building number '12': needs exactly four digits");
  expect(renderTitle(building, "ar", { value: "12" })).toContain("'\u206812\u2069'");
});

test("a title falls back to the plain one when a value is missing", () => {
  const line = entry("BR-KSA-51");
  expect(renderTitle(line, "en", { value: "116.00" })).toBe(line.en.title);
  expect(renderTitle(line, "en", { value: "", expected: "115.00" })).toBe(line.en.title);
  expect(renderTitle(line, "en")).toBe(line.en.title);
  expect(renderTitle(entry("HTTP-401"), "ar", { value: "x" })).toBe(entry("HTTP-401").ar.title);
});

test("a value cannot smuggle a placeholder or a pattern into a title", () => {
  expect(renderTitle(entry("BR-KSA-37"), "en", { value: "$& {expected}" })).toContain("'$& {expected}'");
});

test("dates and identifiers keep their order inside Arabic", () => {
  expect(entry("BR-KSA-04").ar.fix).toContain("\u20662026-11-21\u2069");
  expect(entry("Invalid-CSR").ar.fix).toContain("\u20661-…|2-…|3-…\u2069");
});

test("a code is described for programs and for people, an unknown one not at all", () => {
  expect(describeRules("BR-KSA-44")).toMatchObject([{ code: "BR-KSA-44", severity: "error", en: {}, ar: {} }]);
  expect(describeRules()).toHaveLength(printRules("en").trimEnd().split("\n").length);
  expect(printRules("ar", "BR-KSA-44")).toContain(entry("BR-KSA-44").ar.fix);
  expect(describeRules("BR-KSA-500")).toEqual([]);
  expect(printRules("en", "BR-KSA-500")).toBe("");
});
