import { expect, test } from "vitest";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { renderPdf } from "#lib/pdf/render.ts";
import { invoice, rich, sixtyLetters, xml } from "./documents.ts";
import { read, rows } from "./reading.ts";

const printed = async (document: InvoiceDocument, { draft = false, qr = "" } = {}) =>
  await read(await renderPdf({ document, xml, qr, draft }));
/** Readers may cut a line where the font changes, so the texts are compared without spaces. */
const textOf = (pages: Awaited<ReturnType<typeof printed>>["pages"]): string =>
  pages.flatMap(rows).join("\n").replaceAll(" ", "");

test("an invoice reads from the right, its numbers and Latin words in their own order", async () => {
  const { pages } = await printed(invoice(1));
  const [page = []] = pages;
  const found = rows(page);
  expect(found).toContain("فاتورة ضريبية");
  expect(found).toContain("Tax invoice");
  expect(found.join("\n")).toContain(sixtyLetters.slice(0, -8));
  expect(found.join("\n")).toContain("طريق الأمير سلطان");
  expect(found.join("\n")).toContain("رقم التسجيل الضريبي");
  const arabic = page.find(({ text }) => text === "شركة جبل الفيروز للمقاولات");
  const latin = page.find(({ text }) => text.includes("Jabal Alfayrouz Co."));
  expect(arabic?.y).toBe(latin?.y);
  expect(arabic?.x).toBeGreaterThan(latin?.x ?? Infinity);
});

test.each([
  ["standard", "388", "فاتورة ضريبية", "Tax invoice"],
  ["simplified", "388", "فاتورة ضريبية مبسطة", "Simplified tax invoice"],
  ["standard", "381", "إشعار دائن", "Credit note"],
  ["simplified", "383", "إشعار مدين لفاتورة ضريبية مبسطة", "Debit note to a simplified tax invoice"],
  ["standard", "386", "فاتورة ضريبية لدفعة مقدمة", "Tax invoice for a prepayment"],
] as const)("a %s %s is called by its name in both languages", async (kind, typeCode, arabic, english) => {
  const { pages } = await printed(invoice(1, { typeCode, transaction: { kind, flags: [] } }));
  expect(rows(pages[0] ?? []).slice(0, 2)).toEqual([arabic, english]);
});

test("everything that the document says is on its pages", async () => {
  const { pages } = await printed(rich);
  const text = textOf(pages);
  for (const part of [
    "INV-2026-0001",
    "تعديل المقابل المتفق عليه",
    "فاتورة تصدير",
    "2026-03-01 14:02:11",
    "خصم كمية",
    "SKU-7",
    "صادرات السلع من المملكة",
    "VATEX-SA-32",
    "PRE-2026-0009",
    "SA0380000000608010167519",
    "خصم ولاء",
    "-100.50",
    "-0.03 USD",
    "التسليم خلال",
    "SAR",
  ])
    expect(text).toContain(part.replaceAll(" ", ""));
});

test("letters that the font lacks become question marks, never a missing glyph", async () => {
  expect(textOf((await printed(rich)).pages)).toContain("???");
});

test("three hundred lines fill pages that count themselves and repeat the head of the table", async () => {
  const { pages } = await printed(invoice(300));
  expect(pages.length).toBeGreaterThan(8);
  pages.forEach((page, index) => {
    const text = rows(page).join("\n");
    expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    if (index < pages.length - 1) expect(text).toContain("السلعة أو الخدمة");
  });

  const numbers = pages.flat().filter(({ text, x, y }) => x > 540 && y > 60 && /^\d{1,3}$/.test(text));
  expect(numbers.map(({ text }) => Number(text))).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
});

test("every page of a draft says so, no page of a legal copy does", async () => {
  const words = ["مسودة", "Draft: not cleared by ZATCA, not a legal tax invoice"];
  const draft = await printed(invoice(60), { draft: true });
  for (const page of draft.pages) for (const word of words) expect(rows(page)[0]).toContain(word);
  const legal = textOf((await printed(invoice(60))).pages);
  for (const word of words) expect(legal).not.toContain(word.replaceAll(" ", ""));
});
