import { multiply, divide, round, zero, type Decimal } from "../decimal.ts";
import { error, invoice, inInvoice, matching, over, type Rule, type Subject, warning } from "../rule.ts";
import { isCategory, isVat } from "../vat.ts";
import { textOf, type XmlElement } from "../xml/tree.ts";
import {
  decimal,
  decimals,
  doubleOf,
  has,
  normal,
  roundDouble,
  select,
  someNumber,
  sumDoubles,
  text,
  twoPlaces,
} from "../xpath.ts";

const subtotals = "cac:TaxTotal/cac:TaxSubtotal";
const prepaid = "cac:LegalMonetaryTotal/cbc:PrepaidAmount";

/** The lines of an invoice that deducts an advance. */
const settling = (subject: Subject): readonly XmlElement[] =>
  select(matching(invoice, (root) => someNumber(root, prepaid, (amount) => amount > 0))(subject), "cac:InvoiceLine");
const advances = (subject: Subject): readonly XmlElement[] => select(settling(subject), "cac:DocumentReference");
const advanceTaxes = (subject: Subject): readonly XmlElement[] => select(settling(subject), subtotals);

const otherType = (reference: XmlElement): boolean =>
  select(reference, "cbc:DocumentTypeCode").some((code) => textOf(code) !== "386");

const atRate = (code: string) =>
  over(
    advanceTaxes,
    (tax) =>
      select(tax, "cac:TaxCategory").some((category) => isCategory(category, code) && isVat(category)) &&
      decimal(tax, "cac:TaxCategory/cbc:Percent")?.units !== 0n,
  );

/** KSA: advances and the lines that settle them. */
export const advanceRules: readonly Rule[] = [
  warning("BR-KSA-73", (subject) =>
    has(subject.invoice, "cac:InvoiceLine/cac:DocumentReference")
      ? over(
          advances,
          (each) =>
            !["cbc:ID", "cbc:IssueDate", "cbc:IssueTime", "cbc:DocumentTypeCode"].every((field) => has(each, field)),
        )(subject)
      : over(settling, () => true, "cac:DocumentReference")(subject),
  ),
  error(
    "BR-KSA-74",
    over(
      advances,
      (each) => otherType(each) && normal(text(each, "cbc:DocumentTypeCode")) !== "386",
      "cbc:DocumentTypeCode",
    ),
  ),
  warning(
    "BR-KSA-75",
    over(
      advances,
      ({ parent }) =>
        !["cbc:TaxAmount", "cac:TaxCategory/cbc:Percent", "cbc:TaxableAmount", "cac:TaxCategory/cbc:ID"].every(
          (field) => parent !== undefined && has(parent, `${subtotals}/${field}`),
        ),
    ),
  ),
  warning("BR-KSA-76", atRate("Z")),
  warning("BR-KSA-77", atRate("E")),
  warning("BR-KSA-78", atRate("O")),
  warning("BR-KSA-79", over(inInvoice(`cac:InvoiceLine/${subtotals}`), offTax, "cbc:TaxAmount")),
  warning("BR-KSA-80", over(invoice, offPrepaid, prepaid)),
  error(
    "BR-KSA-82",
    over(advances, (each) => !otherType(each) && each.parent !== undefined && hasAmounts(each.parent)),
  ),
  warning(
    "BR-KSA-DEC-06",
    over(
      advanceTaxes,
      (tax) => decimals(text(tax, "cbc:TaxableAmount")) > 2 || decimals(text(tax, "cbc:TaxAmount")) > 2,
    ),
  ),
];

function hasAmounts(line: XmlElement): boolean {
  const isZero = (field: string): boolean => someNumber(line, field, (amount) => amount === 0);
  const own = ["cbc:LineExtensionAmount", "cac:TaxTotal/cbc:TaxAmount", "cac:TaxTotal/cbc:RoundingAmount"];
  if (![...own, "cac:Price/cbc:PriceAmount"].every(isZero)) return true;
  return has(line, "cac:AllowanceCharge") && !isZero("cac:AllowanceCharge/cbc:Amount");
}

function offTax(tax: XmlElement): boolean {
  const stated = twoPlaces(doubleOf(tax, "cbc:TaxAmount"));
  const categories = select(tax, "cac:TaxCategory");
  const is = (code: string): boolean => categories.some((category) => isCategory(category, code));
  const percent = normal(text(categories, "cbc:Percent"));
  const outside = is("O") && !has(categories, "cbc:Percent");
  if (!is("S") && (outside || is("E") || is("Z") || percent === "")) {
    const base = decimal(tax, "cbc:TaxableAmount");
    return (
      stated !== twoPlaces(base && zero) || stated !== twoPlaces(atPercent(base, decimal(categories, "cbc:Percent")))
    );
  }
  if (percent === "") return true;
  const base = doubleOf(tax, "cbc:TaxableAmount");
  const rate = doubleOf(categories.filter(isVat), "cbc:Percent");
  if (base === undefined || rate === undefined) return stated !== "NaN";
  const expected = roundDouble(((base * rate) / 100) * 100 + 0.01) / 100;
  return ![expected - 0.01, expected + 0.01, expected].some((amount) => twoPlaces(amount) === stated);
}

function atPercent(base: Decimal | undefined, rate: Decimal | undefined): Decimal | undefined {
  if (!base || !rate) return undefined;
  const product = divide(multiply(base, rate), { units: 100n, scale: 0 });
  return product && round(product, 2);
}

function offPrepaid(root: XmlElement): boolean {
  const amount = decimal(root, prepaid) ?? zero;
  const taxable = sumDoubles(root, `cac:InvoiceLine/${subtotals}/cbc:TaxableAmount`);
  const tax = sumDoubles(root, `cac:InvoiceLine/${subtotals}/cbc:TaxAmount`);
  const described =
    has(root, `cac:InvoiceLine/${subtotals}/cbc:TaxableAmount`) ||
    has(root, `cac:InvoiceLine/${subtotals}/cbc:TaxAmount`);
  const types = select(root, "cac:InvoiceLine/cac:DocumentReference/cbc:DocumentTypeCode").map(textOf);
  if (amount.units === 0n && described) return true;
  if (amount.units !== 0n && taxable > 0 && tax > 0 && types.some((code) => code !== "386")) return true;
  return twoPlaces(amount) !== twoPlaces(taxable + tax);
}
