import { formatDecimal } from "#lib/domain/decimal.ts";
import { type Amount, formatAmount } from "#lib/domain/money.ts";
import type {
  AllowanceOrCharge,
  BreakdownRow,
  DocumentAllowanceOrCharge,
  Exemption,
  InvoiceDocument,
  Vat,
} from "./document.ts";
import { exemptionOf } from "./exemption.ts";
import { block, deeper, depth, leaf } from "./markup.ts";
import type { Totals } from "./totals.ts";
import { taxScheme } from "./write-party.ts";

const [, first = "", second = "", third = ""] = depth;

/** `currency` is already escaped. */
export function amountLeaf(indent: string, name: string, amount: Amount, currency: string): string {
  return `${indent}<${name} currencyID="${currency}">${formatAmount(amount)}</${name}>`;
}

/** Outside the breakdown a category names its exemption only where it is not the first of its category. */
export function taxCategory(indent: string, name: string, vat: Vat, exemption?: Partial<Exemption>): string {
  const inner = deeper(indent);
  return (
    `${indent}<${name}>${inner}<cbc:ID>${vat.category}</cbc:ID>` +
    `${inner}<cbc:Percent>${formatDecimal(vat.percent)}</cbc:Percent>` +
    leaf(inner, "cbc:TaxExemptionReasonCode", exemption?.code ?? vat.exemptionCode) +
    leaf(inner, "cbc:TaxExemptionReason", exemption?.reason) +
    `${taxScheme(inner)}${indent}</${name}>`
  );
}

export function allowanceOrChargeMarkup(
  indent: string,
  entry: AllowanceOrCharge | DocumentAllowanceOrCharge,
  currency: string,
): string {
  const inner = deeper(indent);
  return block(
    indent,
    "cac:AllowanceCharge",
    leaf(inner, "cbc:ChargeIndicator", String(entry.charge)) +
      leaf(inner, "cbc:AllowanceChargeReasonCode", entry.reasonCode) +
      leaf(inner, "cbc:AllowanceChargeReason", entry.reason) +
      leaf(inner, "cbc:MultiplierFactorNumeric", entry.percent && formatDecimal(entry.percent)) +
      amountLeaf(inner, "cbc:Amount", entry.amount, currency) +
      (entry.base === undefined ? "" : amountLeaf(inner, "cbc:BaseAmount", entry.base, currency)) +
      ("vat" in entry ? taxCategory(inner, "cac:TaxCategory", entry.vat) : ""),
  );
}

/** Both `cac:TaxTotal` and the `cac:LegalMonetaryTotal`. */
export function totalsMarkup(document: InvoiceDocument, totals: Totals, currency: string): string {
  const rows = totals.breakdown.map((row) => breakdownMarkup(row, document.exemptions, currency)).join("");
  return (
    block(first, "cac:TaxTotal", amountLeaf(second, "cbc:TaxAmount", totals.taxInRiyals, "SAR")) +
    block(first, "cac:TaxTotal", amountLeaf(second, "cbc:TaxAmount", totals.tax, currency) + rows) +
    block(first, "cac:LegalMonetaryTotal", monetaryTotal(document, totals, currency))
  );
}

function breakdownMarkup(row: BreakdownRow, exemptions: readonly Exemption[], currency: string): string {
  const exemption = exemptionOf(row, exemptions);
  return block(
    second,
    "cac:TaxSubtotal",
    amountLeaf(third, "cbc:TaxableAmount", row.taxable, currency) +
      amountLeaf(third, "cbc:TaxAmount", row.tax, currency) +
      taxCategory(third, "cac:TaxCategory", row, exemption),
  );
}

function monetaryTotal(
  { allowancesAndCharges, prepayments, rounding, stated }: InvoiceDocument,
  totals: Totals,
  currency: string,
): string {
  const leafOf = (name: string, amount: Amount, present = true): string =>
    present ? amountLeaf(second, name, amount, currency) : "";
  const allowances = stated.allowances !== undefined || allowancesAndCharges.some(({ charge }) => !charge);
  const charges = stated.charges !== undefined || allowancesAndCharges.some(({ charge }) => charge);
  return (
    leafOf("cbc:LineExtensionAmount", totals.lineNet) +
    leafOf("cbc:TaxExclusiveAmount", totals.taxExclusive) +
    leafOf("cbc:TaxInclusiveAmount", totals.taxInclusive) +
    leafOf("cbc:AllowanceTotalAmount", totals.allowances, allowances) +
    leafOf("cbc:ChargeTotalAmount", totals.charges, charges) +
    leafOf("cbc:PrepaidAmount", totals.prepaid, stated.prepaid !== undefined || prepayments.length > 0) +
    leafOf("cbc:PayableRoundingAmount", rounding ?? 0n, rounding !== undefined) +
    leafOf("cbc:PayableAmount", totals.payable)
  );
}
