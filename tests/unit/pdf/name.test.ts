import { expect, test } from "vitest";
import { pdfName } from "#lib/pdf/name.ts";
import { invoice } from "./documents.ts";

test("a file is named by VAT number, time and number", () => {
  expect(pdfName(invoice(1))).toBe("399999999900003_20260301T140211_INV-2026-0042.pdf");
  expect(pdfName(invoice(1), "xml")).toBe("399999999900003_20260301T140211_INV-2026-0042.xml");
});

test("a time in UTC becomes that of Riyadh", () => {
  expect(pdfName(invoice(1, { issueTime: "22:30:00Z" }))).toContain("_20260302T013000_");
});

test("nothing in a number leads out of the folder", () => {
  expect(pdfName(invoice(1, { number: "../..\\a:b\u0000 فاتورة/1" }))).toMatch(/_------a-b--فاتورة-1\.pdf$/);
  expect(pdfName(invoice(1, { number: "9".repeat(500) })).length).toBeLessThan(150);
});
