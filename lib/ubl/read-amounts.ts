import { type Decimal, one } from "#lib/domain/decimal.ts";
import type { Amount } from "#lib/domain/money.ts";
import {
  type AllowanceOrCharge,
  type BreakdownRow,
  type DocumentAllowanceOrCharge,
  type Exemption,
  type StatedTotals,
  type Vat,
  vatCategories,
} from "./document.ts";
import { present } from "./present.ts";
import type { Fields } from "./read-fields.ts";
import { readTaxScheme } from "./read-party.ts";

export type Taxes = { readonly stated: StatedTotals; readonly exemptions: readonly Exemption[] };

/** Both `cac:TaxTotal` of the document: the one with a breakdown, and the one in riyals without. */
export function readTaxes(document: Fields, currency: string): Taxes {
  const rows: Subtotal[] = [];
  let tax: Amount | undefined;
  let taxInRiyals: Amount | undefined;
  for (const total of document.groups("cac:TaxTotal")) {
    const subtotals = total.groups("cac:TaxSubtotal");
    if (subtotals.length === 0 && taxInRiyals === undefined) {
      taxInRiyals = total.amount("cbc:TaxAmount", "SAR");
    } else if (tax === undefined) {
      tax = total.amount("cbc:TaxAmount", currency);
      rows.push(...subtotals.map((subtotal) => readSubtotal(subtotal, currency)));
    }
  }
  const breakdown = rows.length > 0 ? rows.map(({ row }) => row) : undefined;
  return { stated: present({ tax, taxInRiyals, breakdown }), exemptions: exemptionsOf(rows) };
}

type Subtotal = { readonly row: BreakdownRow; readonly reason: string | undefined };

/** `cac:TaxSubtotal` of the document or of a prepayment line. */
export function readSubtotal(subtotal: Fields, currency: string): Subtotal {
  const taxable = subtotal.amount("cbc:TaxableAmount", currency) ?? 0n;
  const tax = subtotal.amount("cbc:TaxAmount", currency) ?? 0n;
  const category = subtotal.group("cac:TaxCategory");
  const row = { ...readVat(category, subtotal, "cac:TaxCategory"), taxable, tax };
  return { row, reason: category?.text("cbc:TaxExemptionReason") };
}

function exemptionsOf(rows: readonly Subtotal[]): Exemption[] {
  const found = new Map<string, Exemption>();
  for (const { row, reason } of rows) {
    const { category, exemptionCode: code } = row;
    if (code === undefined && reason === undefined) continue;
    const key = `${category} ${code ?? ""}`;
    if (!found.has(key)) found.set(key, present({ category, code, reason }));
  }
  return [...found.values()];
}

/** A VAT category element; `holder` and `name` are where one is missing. */
export function readVat(category: Fields | undefined, holder: Fields, name: string): Vat {
  if (!category) {
    holder.complain(name, "required");
    return { category: "S", percent: one };
  }
  readTaxScheme(category);
  const code = category.code("cbc:ID", vatCategories, "S", ["schemeID"]);
  const percent: Decimal = category.decimal("cbc:Percent") ?? { units: 0n, scale: 2 };
  return present({ category: code, percent, exemptionCode: category.text("cbc:TaxExemptionReasonCode") });
}

export function readDocumentAllowanceOrCharge(entry: Fields, currency: string): DocumentAllowanceOrCharge {
  const vat = readVat(entry.group("cac:TaxCategory"), entry, "cac:TaxCategory");
  return { ...readAllowanceOrCharge(entry, currency), vat };
}

export function readAllowanceOrCharge(entry: Fields, currency: string): AllowanceOrCharge {
  const indicator = entry.code("cbc:ChargeIndicator", ["true", "false", "1", "0"], "false");
  const amount = entry.amount("cbc:Amount", currency);
  if (amount === undefined) entry.complain("cbc:Amount", "required");
  return present({
    charge: indicator === "true" || indicator === "1",
    reasonCode: entry.text("cbc:AllowanceChargeReasonCode"),
    reason: entry.text("cbc:AllowanceChargeReason"),
    percent: entry.decimal("cbc:MultiplierFactorNumeric"),
    amount: amount ?? 0n,
    base: entry.amount("cbc:BaseAmount", currency),
  });
}

/** `cac:LegalMonetaryTotal`, and the payable rounding, which is no sum of anything. */
export function readMonetaryTotal(
  total: Fields | undefined,
  currency: string,
): { stated: StatedTotals; rounding: Amount | undefined } {
  const stated = present({
    lineNet: total?.amount("cbc:LineExtensionAmount", currency),
    taxExclusive: total?.amount("cbc:TaxExclusiveAmount", currency),
    taxInclusive: total?.amount("cbc:TaxInclusiveAmount", currency),
    allowances: total?.amount("cbc:AllowanceTotalAmount", currency),
    charges: total?.amount("cbc:ChargeTotalAmount", currency),
    prepaid: total?.amount("cbc:PrepaidAmount", currency),
    payable: total?.amount("cbc:PayableAmount", currency),
  });
  return { stated, rounding: total?.amount("cbc:PayableRoundingAmount", currency) };
}
