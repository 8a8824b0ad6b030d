import { AppError, type FieldError } from "#lib/errors.ts";
import { explain, renderTitle } from "#lib/rules/catalogue/index.ts";

/** What a rule says of the XML, said of the form's field and in both languages. Other errors pass as they are. */
export async function inFormWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.params, error.fields.map(worded), { cause: error });
  }
}

function worded({ path, code, params }: FieldError): FieldError {
  const entry = explain(code);
  const place = fieldAt(path);
  if (entry === undefined) return { path: place, code, params };
  const title = { value: params["value"] ?? "", expected: params["expected"] ?? "" };
  return {
    path: place,
    code: "rule",
    params: {
      code,
      titleEn: renderTitle(entry, "en", title),
      titleAr: renderTitle(entry, "ar", title),
      fixEn: entry.en.fix,
      fixAr: entry.ar.fix,
    },
  };
}

/** The form's field that makes this place of the XML; the path itself where the form has none. */
function fieldAt(path: string): string {
  const line = /^\/Invoice\/cac:InvoiceLine(?:\[(\d+)\])?/.exec(path);
  const adjustment = /^\/Invoice(?:\/cac:InvoiceLine(?:\[\d+\])?)?\/cac:AllowanceCharge(?:\[(\d+)\])?/.exec(path);
  const start = line ? `document.lines.${placeOf(line)}.` : "document.";
  if (adjustment) return `${start}allowancesAndCharges.${placeOf(adjustment)}.amount`;
  const below = line ? ofLine : ofDocument;
  const found = below.find(([pattern]) => pattern.test(path));
  if (found === undefined) return path;
  return line ? `${start}${found[1]}` : found[1];
}

const placeOf = ([, place]: RegExpExecArray): number => Number(place ?? 1) - 1;

type Places = readonly (readonly [RegExp, string])[];

const ofLine: Places = [
  [/InvoicedQuantity/, "quantity.value"],
  [/cac:Price\b/, "price.amount"],
  [/TaxCategory/, "vat.category"],
  [/./, "item.name"],
];

const ofDocument: Places = [
  [/^\/Invoice\/cbc:ID$/, "document.number"],
  [/^\/Invoice\/cbc:InvoiceTypeCode/, "document.typeCode"],
  [/^\/Invoice\/cbc:Note/, "document.notes.0"],
  [/^\/Invoice\/cbc:DueDate/, "document.dueDate"],
  [/^\/Invoice\/cbc:DocumentCurrencyCode/, "document.currency"],
  [/^\/Invoice\/cac:TaxExchangeRate/, "document.exchangeRate"],
  [/^\/Invoice\/cac:OrderReference/, "document.purchaseOrder"],
  [/^\/Invoice\/cac:ContractDocumentReference/, "document.contract"],
  [/^\/Invoice\/cac:Delivery.*LatestDeliveryDate/, "document.supplyEndDate"],
  [/^\/Invoice\/cac:BillingReference/, "document.precedingInvoices.0.number"],
  [/^\/Invoice\/cac:Delivery/, "document.supplyDate"],
  [/^\/Invoice\/cac:PaymentMeans.*InstructionNote/, "document.payments.0.reasons.0"],
  [/^\/Invoice\/cac:PaymentMeans/, "document.payments.0.meansCode"],
  [/CustomerParty.*PartyTaxScheme/, "document.buyer.vatNumber"],
  [/CustomerParty.*PartyIdentification/, "document.buyer.identifier.value"],
  [/CustomerParty.*StreetName/, "document.buyer.address.street"],
  [/CustomerParty.*BuildingNumber/, "document.buyer.address.buildingNumber"],
  [/CustomerParty.*CitySubdivisionName/, "document.buyer.address.district"],
  [/CustomerParty.*CityName/, "document.buyer.address.city"],
  [/CustomerParty.*PostalZone/, "document.buyer.address.postalCode"],
  [/CustomerParty.*Country/, "document.buyer.address.country"],
  [/CustomerParty.*PostalAddress/, "document.buyer.address.street"],
  [/CustomerParty/, "document.buyer.name"],
  [/SupplierParty/, "seller"],
  [/TaxExemptionReason/, "document.exemptions.0.code"],
];
