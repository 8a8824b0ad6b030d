import { AppError, type FieldError } from "#lib/errors.ts";
import { explain, renderTitle } from "#lib/rules/catalogue/index.ts";

/** What a rule says of the XML, said in both languages and of the document's own field. Other errors pass as they are. */
export async function inWords<T>(work: () => Promise<T>, placeOf = (field: string) => field): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fields = error.fields.map((each) => worded(each, placeOf(each.field ?? each.path)));
    throw new AppError(error.code, error.params, fields, { cause: error });
  }
}

/** The same, said of the form's fields. */
export const inFormWords = <T>(work: () => Promise<T>): Promise<T> => inWords(work, formField);

function worded({ code, params }: FieldError, path: string): FieldError {
  const entry = explain(code);
  if (entry === undefined) return { path, code, params };
  const title = { value: params["value"] ?? "", expected: params["expected"] ?? "" };
  return {
    path,
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

/** Where a person finds in the form what this field of the document says; the field itself where it has a place of its own there. */
export function formField(field: string): string {
  const found = nearest.find(([pattern]) => pattern.test(field));
  return found === undefined ? field : field.replace(...found);
}

/** What the form shows together with another field, or not at all. */
const nearest: readonly (readonly [RegExp, string])[] = [
  [/^.*cac:AccountingSupplierParty.*$/, "seller"],
  [/^(document(?:\.lines\.\d+)?\.allowancesAndCharges\.\d+)(?!\.reason$).*$/, "$1.amount"],
  [/^(document\.lines\.\d+)\.quantity\b.*$/, "$1.quantity.value"],
  [/^(document\.lines\.\d+)\.price\b.*$/, "$1.price.amount"],
  [/^(document\.lines\.\d+)\.vat\b.*$/, "$1.vat.category"],
  [/^(document\.lines\.\d+)(?!\.allowances).*$/, "$1.item.name"],
  [/^(document\.prepayments\.\d+\.parts\.\d+)\..*$/, "$1.taxable"],
  [/^(document\.prepayments\.\d+)(?!\.parts).*$/, "$1"],
  [/^document\.transaction\b.*$/, "document.typeCode"],
  [/^document\.notes\b.*$/, "document.notes.0"],
  [/^document\.precedingInvoices\b.*$/, "document.precedingInvoices.0.number"],
  [/^document\.payments\.\d+\.reasons\b.*$/, "document.payments.0.reasons.0"],
  [/^document\.payments\b.*$/, "document.payments.0.meansCode"],
  [/^document\.exemptions$/, "document.exemptions.0.code"],
  [/^(document\.exemptions\.\d+)\.category$/, "$1.code"],
  [/^(document\.(?:buyer|seller))\.identifier$/, "$1.identifier.value"],
  [
    /^(document\.(?:buyer|seller)\.address)(?!\.(?:street|buildingNumber|district|city|postalCode|country)$).*$/,
    "$1.street",
  ],
  [/^(document\.(?:buyer|seller))(?:\.contact.*)?$/, "$1.name"],
];
