import { type Decimal, one } from "#lib/domain/decimal.ts";
import type { ComplianceStep } from "#lib/domain/functionality-map.ts";
import type { InvoiceDocument, Line, Party, TypeCode } from "./document.ts";
import { riyadhTime } from "./riyadh-time.ts";
import { type SellerFacts, sellerParty } from "./seller.ts";

export type SampleFacts = SellerFacts & {
  readonly uuid: string;
  readonly issuedAt: Date;
};

/**
 * The sample document of one compliance check (ZATCA Onboarding API, steps of `Missing-ComplianceSteps`): true to the establishment, its goods
 * and buyer invented, free of errors and warnings by ZATCA's rules. Notes refer to the invoice sample and state the reason of article 40 of
 * the VAT Implementing Regulations in Arabic.
 */
export function complianceDocument(step: ComplianceStep, facts: SampleFacts): InvoiceDocument {
  const standard = step.startsWith("standard");
  const typeCode = typeCodeOf(step);
  const date = riyadhTime(facts.issuedAt);
  const invoice = standard ? "KHATM-STD-388" : "KHATM-SIM-388";
  return {
    transaction: { kind: standard ? "standard" : "simplified", flags: [] },
    typeCode,
    number: invoice.replace("388", typeCode),
    uuid: facts.uuid,
    issueDate: date.slice(0, 10),
    issueTime: date.slice(11, 19),
    notes: [],
    currency: "SAR",
    precedingInvoices: typeCode === "388" ? [] : [{ number: invoice, issueDate: date.slice(0, 10) }],
    seller: sellerParty(facts),
    ...(standard ? { buyer: buyerFor(facts.vatNumber), supplyDate: date.slice(0, 10) } : {}),
    payments: [{ meansCode: standard ? "42" : "10", reasons: reasons[typeCode] }],
    allowancesAndCharges: [],
    exemptions: [],
    // A note corrects the first line of its invoice.
    lines: (standard ? standardLines : simplifiedLines).slice(0, typeCode === "388" ? 2 : 1),
    prepayments: [],
    stated: {},
  };
}

function typeCodeOf(step: ComplianceStep): TypeCode {
  if (step.includes("credit-note")) return "381";
  return step.includes("debit-note") ? "383" : "388";
}

const reasons: Record<TypeCode, readonly string[]> = {
  "388": [],
  "386": [],
  "381": ["إلغاء التوريد جزئيًا بعد وقوعه وإرجاع السلع"],
  "383": ["تعديل المقابل المتفق عليه للتوريد بالزيادة"],
};

/** A company that does not exist. It must not have the seller's VAT number (BR-CUSTOM-VALIDATION-01). */
function buyerFor(sellerVatNumber: string): Party {
  return {
    identifier: { scheme: "CRN", value: "1010295847" },
    address: {
      street: "طريق الملك فهد | King Fahd Road",
      buildingNumber: "8228",
      additionalNumber: "2121",
      district: "العليا | Al Olaya",
      city: "الرياض | Riyadh",
      postalCode: "12214",
      country: "SA",
    },
    vatNumber: sellerVatNumber === "399416207500003" ? "399416207600003" : "399416207500003",
    name: "شركة مثال للتجارة | Sample Trading Company",
  };
}

const standardLines = [
  line("1", "طابعة فواتير حرارية | Thermal receipt printer", { units: 2n, scale: 0 }, { units: 45000n, scale: 2 }),
  line("2", "خدمة تركيب وتشغيل | Installation service", one, { units: 30000n, scale: 2 }),
];

const simplifiedLines = [
  line("1", "قهوة عربية 250 جم | Arabic coffee 250 g", { units: 2n, scale: 0 }, { units: 2350n, scale: 2 }),
  line("2", "تمر سكري 1 كجم | Sukkari dates 1 kg", one, { units: 3800n, scale: 2 }),
];

function line(id: string, name: string, quantity: Decimal, price: Decimal): Line {
  return {
    id,
    quantity: { value: quantity, unit: "PCE" },
    allowancesAndCharges: [],
    item: { name },
    vat: { category: "S", percent: { units: 1500n, scale: 2 } },
    price: { amount: price },
    stated: {},
  };
}
