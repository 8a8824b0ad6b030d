import type { InvoiceDocument } from "#lib/ubl/document.ts";

/** Every measurement signs as this moment, with this unit, for this seller. */
export const signingTime = new Date("2026-11-25T07:15:30Z");
export const issueDate = "2026-11-25";
export const issueTime = "10:15:30";
export const uuid = "7d0a2c58-4d0f-4f35-9a57-0f6f4f8a1b11";
export const sizes = [1, 10, 100, 1000] as const;

export const seller = {
  crn: "1010582947",
  name: "مؤسسة نخلة الواحة للتجارة",
  vatNumber: "399871520400003",
  street: "شارع العليا",
  building: "7241",
  district: "العليا",
  city: "الرياض",
  postalCode: "12611",
};

export type SampleLine = { readonly name: string; readonly quantity: number; readonly halalas: number };

/** Half of the names Arabic, as on a Riyadh receipt. */
export const sampleLines = (count: number): readonly SampleLine[] =>
  Array.from({ length: count }, (_, i) => ({
    name: i % 2 === 0 ? `قهوة عربية محمصة رقم ${i + 1}` : `Sukkari dates box ${i + 1}`,
    quantity: 1 + (i % 4),
    halalas: 500 + ((i * 37) % 4000),
  }));

/** The sample as the product takes it. */
export function sampleDocument(count: number): InvoiceDocument {
  return {
    transaction: { kind: "simplified", flags: [] },
    typeCode: "388",
    number: "INV-000001",
    uuid,
    issueDate,
    issueTime,
    notes: [],
    currency: "SAR",
    precedingInvoices: [],
    seller: {
      identifier: { scheme: "CRN", value: seller.crn },
      address: {
        street: seller.street,
        buildingNumber: seller.building,
        district: seller.district,
        city: seller.city,
        postalCode: seller.postalCode,
        country: "SA",
      },
      vatNumber: seller.vatNumber,
      name: seller.name,
    },
    payments: [{ meansCode: "10", reasons: [] }],
    allowancesAndCharges: [],
    exemptions: [],
    lines: sampleLines(count).map(({ name, quantity, halalas }, i) => ({
      id: String(i + 1),
      quantity: { value: { units: BigInt(quantity), scale: 0 }, unit: "PCE" },
      allowancesAndCharges: [],
      item: { name },
      vat: { category: "S", percent: { units: 1500n, scale: 2 } },
      price: { amount: { units: BigInt(halalas), scale: 2 } },
      stated: {},
    })),
    prepayments: [],
    stated: {},
  };
}
