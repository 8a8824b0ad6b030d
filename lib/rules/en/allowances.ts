import { anywhere, error, inInvoice, matching, over, type Rule, type Subject, warning } from "../rule.ts";
import { isVat } from "../vat.ts";
import type { XmlElement } from "../xml/tree.ts";
import { decimals, filled, has, isBoolean, select, text } from "../xpath.ts";

/** The allowances, or the charges, of a rule context. */
export const indicated = (nodes: (subject: Subject) => readonly XmlElement[], charge: boolean) =>
  matching(nodes, (each) => isBoolean(each, "cbc:ChargeIndicator", charge));

const allowances = indicated(inInvoice("cac:AllowanceCharge"), false);
const charges = indicated(inInvoice("cac:AllowanceCharge"), true);
const lineCharges = indicated(anywhere("cac:InvoiceLine/cac:AllowanceCharge"), true);
/** An empty rule of higher priority covers the allowances of every line of `/Invoice`: only those of a line elsewhere are left. */
const lineAllowances = indicated(
  (subject) =>
    anywhere("cac:InvoiceLine/cac:AllowanceCharge")(subject).filter(
      (each) => each.parent?.parent !== subject.invoice[0] || subject.invoice.length === 0,
    ),
  false,
);

const places = (nodes: typeof allowances, field: string) =>
  over(nodes, (each) => decimals(text(each, field)) > 2, field);

/** EN 16931 BR and BR-DEC: allowances and charges of the document and of its lines. */
export const allowanceRules: readonly Rule[] = [
  error(
    "BR-31",
    over(allowances, (each) => !has(each, "cbc:Amount"), "cbc:Amount"),
  ),
  error(
    "BR-32",
    over(
      allowances,
      (each) => !filled(select(each, "cac:TaxCategory").filter(isVat), "cbc:ID"),
      "cac:TaxCategory/cbc:ID",
    ),
  ),
  warning(
    "BR-36",
    over(charges, (each) => !has(each, "cbc:Amount"), "cbc:Amount"),
  ),
  warning(
    "BR-37",
    over(charges, (each) => !has(each, "cac:TaxCategory/cbc:ID"), "cac:TaxCategory/cbc:ID"),
  ),
  error(
    "BR-41",
    over(lineAllowances, (each) => !has(each, "cbc:Amount"), "cbc:Amount"),
  ),
  warning(
    "BR-43",
    over(lineCharges, (each) => !has(each, "cbc:Amount"), "cbc:Amount"),
  ),
  warning("BR-DEC-01", places(allowances, "cbc:Amount")),
  warning("BR-DEC-02", places(allowances, "cbc:BaseAmount")),
  warning("BR-DEC-05", places(charges, "cbc:Amount")),
  warning("BR-DEC-06", places(charges, "cbc:BaseAmount")),
  warning("BR-DEC-24", places(lineAllowances, "cbc:Amount")),
  warning("BR-DEC-25", places(lineAllowances, "cbc:BaseAmount")),
  warning("BR-DEC-27", places(lineCharges, "cbc:Amount")),
  warning("BR-DEC-28", places(lineCharges, "cbc:BaseAmount")),
];
