import { add, compare, type Decimal, exactDouble, parseDecimal, round, subtract } from "../decimal.ts";
import { anywhere, error, inInvoice, invoice, over, type Rule, warning } from "../rule.ts";
import { attribute, textOf, type XmlElement } from "../xml/tree.ts";
import { decimal, EngineCrash, has, isBoolean, normal, select, sumDecimals, sumDoubles, text } from "../xpath.ts";
import { offRate } from "./rate.ts";

const totals = anywhere("cac:LegalMonetaryTotal");

type Amount = Decimal | undefined;
const same = (a: Amount, b: Amount): boolean => a !== undefined && b !== undefined && compare(a, b) === 0;
const cents = (value: Amount): Amount => value && round(value, 2);
const plus = (a: Amount, b: Amount): Amount => a && b && add(a, b);
const minus = (a: Amount, b: Amount): Amount => a && b && subtract(a, b);

/** EN 16931 BR-CO: how the totals follow from one another. */
export const totalRules: readonly Rule[] = [
  warning("BR-CO-10", (subject) => {
    const expected = round(sumDecimals(lines(subject.all), "cbc:LineExtensionAmount"), 2);
    const field = "cbc:LineExtensionAmount";
    return over(totals, (total) => !same(decimal(total, field), expected), field)(subject);
  }),
  error(
    "BR-CO-11",
    over(totals, (total) => offSum(total, "cbc:AllowanceTotalAmount", false), "cbc:AllowanceTotalAmount"),
  ),
  error(
    "BR-CO-12",
    over(
      totals,
      (total) => blank(total, "cbc:ChargeTotalAmount") || offSum(total, "cbc:ChargeTotalAmount", true),
      "cbc:ChargeTotalAmount",
    ),
  ),
  warning(
    "BR-CO-13",
    over(
      totals,
      (total, { invoice: root }) => blank(total, "cbc:ChargeTotalAmount") || offExclusive(total, root),
      "cbc:TaxExclusiveAmount",
    ),
  ),
  error(
    "BR-CO-14",
    over(
      inInvoice("cac:TaxTotal"),
      (total) => {
        const stated = decimal(total, "cbc:TaxAmount");
        const expected = round(sumDecimals(select(total, "cac:TaxSubtotal"), "cbc:TaxAmount"), 2);
        return has(total, "cac:TaxSubtotal") && !same(stated, expected);
      },
      "cbc:TaxAmount",
    ),
  ),
  error("BR-CO-15", over(invoice, offInclusive, "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount")),
  warning("BR-CO-16", over(totals, offPayable, "cbc:PayableAmount")),
  warning(
    "BR-CO-17",
    over(inInvoice("cac:TaxTotal/cac:TaxSubtotal"), (subtotal, { all }) => offRate(subtotal, all), "cbc:TaxAmount"),
  ),
  error(
    "BR-CO-18",
    over(invoice, (root) => !has(root, "cac:TaxTotal/cac:TaxSubtotal"), "cac:TaxTotal/cac:TaxSubtotal"),
  ),
];

function lines(all: (key: string) => readonly XmlElement[]): readonly XmlElement[] {
  return [...all("cac:InvoiceLine"), ...all("cac:CreditNoteLine")];
}

function blank(total: XmlElement, field: string): boolean {
  return has(total, field) && normal(text(total, field)) === "";
}

function offSum(total: XmlElement, field: string, charge: boolean): boolean {
  const siblings = total.parent ? select(total.parent, "cac:AllowanceCharge") : [];
  const meant = siblings.filter((each) => isBoolean(each, "cbc:ChargeIndicator", charge));
  if (!has(total, field)) return meant.length > 0;
  return !same(decimal(total, field), round(sumDecimals(meant, "cbc:Amount"), 2));
}

function offExclusive(total: XmlElement, root: readonly XmlElement[]): boolean {
  const stated = decimal(total, "cbc:TaxExclusiveAmount");
  const charges = has(total, "cbc:ChargeTotalAmount");
  const allowances = has(total, "cbc:AllowanceTotalAmount");
  if (!charges && !allowances) return !same(stated, decimal(total, "cbc:LineExtensionAmount"));
  const sum = exactDouble(sumDoubles(root, "cac:InvoiceLine/cbc:LineExtensionAmount"));
  const charged = charges ? plus(sum, decimal(total, "cbc:ChargeTotalAmount")) : sum;
  const expected = allowances ? minus(charged, decimal(total, "cbc:AllowanceTotalAmount")) : charged;
  return !same(stated, cents(expected));
}

function offInclusive(root: XmlElement): boolean {
  const total = select(root, "cac:LegalMonetaryTotal");
  if (total.length > 1) throw new EngineCrash("several monetary totals");
  return select(root, "cbc:DocumentCurrencyCode").some((code) => {
    const currency = textOf(code);
    const stated = select(root, "cac:TaxTotal").flatMap((each) => amountIn(each, currency));
    if (stated.length === 0) return true;
    const vat = sumDecimals(select(root, "cac:TaxTotal/cac:TaxSubtotal"), "cbc:TaxAmount");
    const expected = cents(plus(decimal(total, "cbc:TaxExclusiveAmount"), vat));
    return !same(decimal(total, "cbc:TaxInclusiveAmount"), expected);
  });
}

function amountIn(total: XmlElement, currency: string): readonly Decimal[] {
  const amounts = select(total, "cbc:TaxAmount").filter((amount) => attribute(amount, "currencyID") === currency);
  if (amounts.length > 1) throw new EngineCrash("several amounts");
  return amounts.map((amount) => {
    const parsed = parseDecimal(textOf(amount));
    if (!parsed) throw new EngineCrash("not a decimal");
    return parsed;
  });
}

function offPayable(total: XmlElement): boolean {
  const payable = decimal(total, "cbc:PayableAmount");
  const inclusive = decimal(total, "cbc:TaxInclusiveAmount");
  const prepaid = decimal(total, "cbc:PrepaidAmount");
  const rounding = decimal(total, "cbc:PayableRoundingAmount");
  const due = prepaid ? cents(minus(inclusive, prepaid)) : inclusive;
  return !same(rounding ? cents(minus(payable, rounding)) : payable, due);
}
