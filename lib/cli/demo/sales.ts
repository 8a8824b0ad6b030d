import { riyadhTime } from "#lib/ubl/riyadh-time.ts";
import { establishment } from "./records.ts";

/** Names of devices, and what each of them sold, in order. */
export type Sale = { readonly device: string; readonly document: Readonly<Record<string, unknown>> };

/**
 * ZATCA refuses a buyer whose VAT number is the seller's own. Khatm would too; the rule is put off for the last sale, so that the
 * demonstration has a rejection to explain.
 */
export const overridden = "BR-CUSTOM-VALIDATION-01=off";

/** A morning of the demonstration's tills; the last sale is one that ZATCA rejects. */
export function salesOf(now: Date): { readonly sold: readonly Sale[]; readonly rejected: Sale } {
  const supplyDate = riyadhTime(now).slice(0, 10);
  const toBusiness = (number: string, lines: readonly unknown[]) => ({
    ...simplified(number, lines),
    transaction: { kind: "standard" },
    supplyDate,
    buyer,
    payments: [{ meansCode: "42" }],
  });
  return {
    sold: [
      {
        device: "Till O-01",
        document: simplified("O1-1001", [line("قهوة سعودية", "2", "14.00"), line("معمول", "1", "9.50")]),
      },
      { device: "Till O-01", document: simplified("O1-1002", [line("تمر سكري، علبة", "3", "32.00")]) },
      { device: "Till O-02", document: simplified("O2-0411", [line("عصير برتقال", "2", "11.00")]) },
      { device: "Till M-01", document: simplified("M1-7755", [line("شاي بالنعناع", "4", "6.00")]) },
      { device: "Back office J", document: toBusiness("J-2203", [line("توريد قهوة محمصة، كجم", "25", "62.00")]) },
      { device: "Till O-02", document: toBusiness("O2-0412", [line("ضيافة اجتماع", "1", "480.00")]) },
      { device: "Till O-01", document: returned("O1-1003", "O1-1002", [line("تمر سكري، علبة", "1", "32.00")]) },
    ],
    rejected: {
      device: "Till O-02",
      document: {
        ...simplified("O2-0413", [line("بسبوسة", "1", "18.00")]),
        buyer: { name: establishment.nameAr, vatNumber: establishment.vatNumber },
      },
    },
  };
}

const line = (name: string, quantity: string, amount: string) => ({
  quantity: { value: quantity, unit: "PCE" },
  item: { name },
  vat: { category: "S" },
  price: { amount },
});

const simplified = (number: string, lines: readonly unknown[]) => ({
  transaction: { kind: "simplified" },
  typeCode: "388",
  number,
  payments: [{ meansCode: "10" }],
  lines,
});

const returned = (number: string, of: string, lines: readonly unknown[]) => ({
  ...simplified(number, lines),
  typeCode: "381",
  precedingInvoices: [{ number: of }],
  payments: [{ meansCode: "10", reasons: ["إرجاع السلع"] }],
});

const buyer = {
  identifier: { scheme: "CRN", value: "1010295847" },
  address: {
    street: "طريق الملك فهد",
    buildingNumber: "8228",
    additionalNumber: "2121",
    district: "العليا",
    city: "الرياض",
    postalCode: "12214",
  },
  vatNumber: "399416207500003",
  name: "شركة مكاتب المدينة",
};
