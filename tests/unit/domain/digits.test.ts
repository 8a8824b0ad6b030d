import { expect, test } from "vitest";
import { toLatinDigits } from "#lib/domain/digits.ts";

test("Arabic-Indic digits become Latin ones", () => {
  expect(toLatinDigits("٣٠٠٠٠٠٠٠٠٠٠٠٠٠٣")).toBe("300000000000003");
});

test("Eastern Arabic-Indic digits become Latin ones", () => {
  expect(toLatinDigits("۱۲۳۴۵۶۷۸۹۰")).toBe("1234567890");
});

test("Arabic separators become the Latin ones", () => {
  expect(toLatinDigits("١٬٢٣٤٫٥٠")).toBe("1,234.50");
});

test("everything else stays as it was typed", () => {
  expect(toLatinDigits("فرع العليا 2 / ٧ B-9")).toBe("فرع العليا 2 / 7 B-9");
});
