import { parseDecimal } from "#lib/domain/decimal.ts";
import type { InvoiceDocument, Line } from "#lib/ubl/document.ts";

const decimal = (text: string) => parseDecimal(text) ?? { units: 0n, scale: 0 };
const standard = { category: "S", percent: decimal("15") } as const;

export const xml = new TextEncoder().encode(
  '<?xml version="1.0"?>\r\n<Invoice>\u0000 not read, only carried: قهوة</Invoice>\n',
);

export const sixtyLetters = "مؤسسة عبدالرحمن بن عبدالعزيز الغامدي للتجارة والمقاولات العامة";

export const line = (id: number, changes: Partial<Line> = {}): Line => ({
  id: String(id),
  quantity: { value: decimal("2"), unit: "PCE" },
  allowancesAndCharges: [],
  item: { name: `قهوة عربية بالهيل (عبوة 250 جرام) ${id}` },
  vat: standard,
  price: { amount: decimal("1234.50") },
  stated: {},
  ...changes,
});

export function invoice(lines: number, changes: Partial<InvoiceDocument> = {}): InvoiceDocument {
  return {
    transaction: { kind: "standard", flags: [] },
    typeCode: "388",
    number: "INV/2026-0042",
    uuid: "8e6000cf-1a98-4174-b3e7-b5d5954bc10d",
    issueDate: "2026-03-01",
    issueTime: "14:02:11",
    supplyDate: "2026-03-01",
    notes: ["التسليم خلال 3 أيام"],
    currency: "SAR",
    precedingInvoices: [],
    seller: {
      name: sixtyLetters,
      vatNumber: "399999999900003",
      identifier: { scheme: "CRN", value: "1010010000" },
      address: {
        street: "طريق الأمير سلطان",
        buildingNumber: "2322",
        city: "الرياض",
        postalCode: "23333",
        country: "SA",
      },
    },
    buyer: { name: "شركة جبل الفيروز للمقاولات | Jabal Alfayrouz Co.", vatNumber: "399416207500003" },
    payments: [{ meansCode: "10", reasons: [] }],
    allowancesAndCharges: [],
    exemptions: [],
    lines: Array.from({ length: lines }, (_, index) => line(index + 1)),
    prepayments: [],
    stated: {},
    ...changes,
  };
}

/** A document with everything that a page can show. */
export const rich = invoice(3, {
  transaction: { kind: "standard", flags: ["export", "thirdParty"] },
  typeCode: "383",
  currency: "USD",
  exchangeRate: decimal("3.75"),
  precedingInvoices: [{ number: "INV-2026-0001", issueDate: "2026-02-01" }],
  payments: [
    { meansCode: "42", reasons: ["تعديل المقابل المتفق عليه"], account: "SA0380000000608010167519", terms: "Net 30" },
  ],
  allowancesAndCharges: [
    { charge: false, amount: 10_050n, percent: decimal("5"), reason: "خصم ولاء", vat: standard },
    { charge: true, amount: 2500n, reason: "Delivery", vat: standard },
  ],
  exemptions: [{ category: "Z", code: "VATEX-SA-32", reason: "صادرات السلع من المملكة" }],
  rounding: -3n,
  lines: [
    line(1, { allowancesAndCharges: [{ charge: false, amount: 500n, reason: "خصم كمية" }] }),
    line(2, { vat: { category: "Z", percent: decimal("0") }, item: { name: "سلعة للتصدير", sellerId: "SKU-7" } }),
    line(3, { item: { name: "日本語 مُدَرِّسٌ لا إله", description: "وصف ".repeat(3000) } }),
  ],
  prepayments: [
    {
      lineId: "9",
      number: "PRE-2026-0009",
      issueDate: "2026-01-05",
      issueTime: "10:11:12",
      itemName: "دفعة مقدمة",
      itemVat: standard,
      parts: [{ ...standard, taxable: 100_000n, tax: 15_000n }],
    },
  ],
});
