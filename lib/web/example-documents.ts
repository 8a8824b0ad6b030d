import { parseInput } from "#lib/input.ts";
import { documentFrom } from "#lib/ubl/document-from.ts";
import { DocumentInput } from "#lib/ubl/input.ts";
import { firstPih, issueUnstamped } from "#lib/ubl/issue.ts";
import { sellerParty } from "#lib/ubl/seller.ts";

/** What stands for the caller's own device. */
const deviceId = "00000000-0000-0000-0000-000000000000";

const buyer = {
  name: "شركة مثال للتجارة",
  vatNumber: "399416207500003",
  identifier: { scheme: "CRN", value: "1010295847" },
  address: {
    street: "طريق الملك فهد",
    buildingNumber: "8228",
    district: "العليا",
    city: "الرياض",
    postalCode: "12214",
  },
};
const printer = { item: { name: "طابعة فواتير حرارية" }, vat: { category: "S" }, price: { amount: "450.00" } };

const simplified = {
  transaction: { kind: "simplified" },
  typeCode: "388",
  number: "R-1001",
  payments: [{ meansCode: "10" }],
  lines: [
    {
      quantity: { value: "3", unit: "PCE" },
      item: { name: "قهوة عربية" },
      vat: { category: "S" },
      price: { amount: "23.50" },
    },
  ],
};

const standard = {
  transaction: { kind: "standard" },
  typeCode: "388",
  number: "INV-2001",
  purchaseOrder: "PO-4711",
  supplyDate: "2026-11-25",
  buyer,
  payments: [{ meansCode: "30" }],
  lines: [
    { ...printer, quantity: { value: "2", unit: "PCE" } },
    {
      quantity: { value: "1", unit: "PCE" },
      item: { name: "خدمة تركيب" },
      vat: { category: "S" },
      price: { amount: "300.00" },
      allowancesAndCharges: [{ charge: false, reasonCode: "95", reason: "خصم", amount: "50.00" }],
    },
  ],
};

const creditNote = {
  transaction: { kind: "standard" },
  typeCode: "381",
  number: "CN-2001",
  supplyDate: "2026-11-25",
  buyer,
  precedingInvoices: [{ number: "INV-2001", issueDate: "2026-11-25" }],
  payments: [{ meansCode: "30", reasons: ["إرجاع طابعة واحدة"] }],
  lines: [{ ...printer, quantity: { value: "1", unit: "PCE" } }],
};

const prepayment = {
  transaction: { kind: "standard" },
  typeCode: "386",
  number: "ADV-2001",
  supplyDate: "2026-11-25",
  buyer,
  payments: [{ meansCode: "42" }],
  lines: [
    {
      quantity: { value: "1", unit: "PCE" },
      item: { name: "دفعة مقدمة" },
      vat: { category: "S" },
      price: { amount: "2000.00" },
    },
  ],
};

const finalInvoice = {
  transaction: { kind: "standard" },
  typeCode: "388",
  number: "INV-2002",
  supplyDate: "2026-11-25",
  buyer,
  payments: [{ meansCode: "30" }],
  lines: [{ ...printer, quantity: { value: "10", unit: "PCE" } }],
  prepayments: [{ number: "ADV-2001" }],
};

/** What a till or an ERP sends, in an order in which each can be issued after the ones before it. */
export const exampleDocuments = {
  simplified: { deviceId, document: simplified },
  standard: { deviceId, document: standard },
  creditNote: { deviceId, document: creditNote },
  prepayment: { deviceId, document: prepayment },
  finalInvoice: { deviceId, document: finalInvoice },
};

const chainReference = /\s*<cac:AdditionalDocumentReference>.*?<\/cac:AdditionalDocumentReference>/gs;

/** The standard one as an ERP's own UBL: of a seller that does not exist, without counter and previous hash, which Khatm puts in. */
export function exampleXml(): string {
  const seller = sellerParty({
    nameArabic: "مؤسسة مثال",
    nameEnglish: "",
    vatNumber: "399999999900003",
    identifier: { scheme: "CRN", value: "1010010000" },
    address: { street: "شارع العليا", buildingNumber: "2322", district: "المروج", city: "الرياض", postalCode: "12282" },
  });
  const uuid = "8e6000cf-1a98-4174-b3e7-b5d5954bc10d";
  const now = new Date("2026-11-25T07:30:00Z");
  const document = documentFrom(parseInput(DocumentInput, standard), { uuid, now, seller });
  const { xml } = issueUnstamped(document, { icv: 1, pih: firstPih });
  return Buffer.from(xml).toString("utf8").replaceAll(chainReference, "");
}
