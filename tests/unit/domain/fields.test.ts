import { expect, test } from "vitest";
import { arabicName, latinName, line } from "#lib/domain/fields.ts";

test.each([
  ["Till\u202e1 lliT", "Till1 lliT"],
  ["a\u0000b\u0007c\u009fd", "abcd"],
  ["\u2066Olaya\u2069\tbranch\n", "Olaya branch"],
  ["lone\ud800 half", "lone half"],
  ["می\u200cخواهم", "می\u200cخواهم"],
])("what is invisible does not stay in %j", (typed, kept) => {
  expect(line(100).parse(typed)).toBe(kept);
});

test("marks of direction alone are no name", () => {
  expect(line(100).safeParse("\u200f\u202e").success).toBe(false);
  expect(arabicName.parse("\u200fفرع العليا\u200f")).toBe("فرع العليا");
  expect(latinName.parse("\u200eOlaya\u200e")).toBe("Olaya");
});
