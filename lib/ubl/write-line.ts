import { formatDecimal } from "#lib/domain/decimal.ts";
import type { Amount } from "#lib/domain/money.ts";
import type { Line, PrepaidPart, Prepayment, Quantity } from "./document.ts";
import { attribute, block, depth, leaf, text } from "./markup.ts";
import type { LineAmounts } from "./totals.ts";
import { allowanceOrChargeMarkup, amountLeaf, taxCategory } from "./write-amounts.ts";

const [, first = "", second = "", third = "", fourth = ""] = depth;

/** `cac:InvoiceLine` with its leading line feed. `currency` is already escaped. */
export function lineMarkup(line: Line, { net, tax, gross }: LineAmounts, currency: string): string {
  const { item, price, vat } = line;
  return (
    `${first}<cac:InvoiceLine>` +
    leaf(second, "cbc:ID", line.id) +
    leaf(second, "cbc:Note", line.note) +
    quantityLeaf(second, "cbc:InvoicedQuantity", line.quantity) +
    amountLeaf(second, "cbc:LineExtensionAmount", net, currency) +
    line.allowancesAndCharges.map((entry) => allowanceOrChargeMarkup(second, entry, currency)).join("") +
    lineTax(tax, gross, currency, "") +
    `${second}<cac:Item>` +
    leaf(third, "cbc:Description", item.description) +
    leaf(third, "cbc:Name", item.name) +
    identification("cac:BuyersItemIdentification", item.buyerId) +
    identification("cac:SellersItemIdentification", item.sellerId) +
    identification("cac:StandardItemIdentification", item.standardId?.value, item.standardId?.scheme) +
    taxCategory(third, "cac:ClassifiedTaxCategory", vat) +
    `${second}</cac:Item>${second}<cac:Price>` +
    decimalLeaf(third, "cbc:PriceAmount", formatDecimal(price.amount), currency) +
    (price.base ? quantityLeaf(third, "cbc:BaseQuantity", price.base) : "") +
    priceDiscount(price, currency) +
    `${second}</cac:Price>${first}</cac:InvoiceLine>`
  );
}

/** The line that settles an advance: every amount of its own is zero (BR-KSA-82), the advance stands in its tax subtotals. */
export function prepaymentMarkup(prepayment: Prepayment, currency: string): string {
  const reference =
    leaf(third, "cbc:ID", prepayment.number) +
    leaf(third, "cbc:UUID", prepayment.uuid) +
    leaf(third, "cbc:IssueDate", prepayment.issueDate) +
    leaf(third, "cbc:IssueTime", prepayment.issueTime) +
    leaf(third, "cbc:DocumentTypeCode", "386");
  const item =
    leaf(third, "cbc:Name", prepayment.itemName) + taxCategory(third, "cac:ClassifiedTaxCategory", prepayment.itemVat);
  return block(
    first,
    "cac:InvoiceLine",
    leaf(second, "cbc:ID", prepayment.lineId) +
      quantityLeaf(second, "cbc:InvoicedQuantity", zeroQuantity(prepayment.unit)) +
      amountLeaf(second, "cbc:LineExtensionAmount", 0n, currency) +
      block(second, "cac:DocumentReference", reference) +
      lineTax(0n, 0n, currency, prepayment.parts.map((part) => partMarkup(part, currency)).join("")) +
      block(second, "cac:Item", item) +
      block(second, "cac:Price", amountLeaf(third, "cbc:PriceAmount", 0n, currency)),
  );
}

// BR-22 refuses a bare `0`.
const zeroQuantity = (unit: string | undefined): Quantity => ({
  value: { units: 0n, scale: 6 },
  ...(unit === undefined ? {} : { unit }),
});

function lineTax(tax: Amount, gross: Amount, currency: string, subtotals: string): string {
  return (
    `${second}<cac:TaxTotal>` +
    amountLeaf(third, "cbc:TaxAmount", tax, currency) +
    amountLeaf(third, "cbc:RoundingAmount", gross, currency) +
    `${subtotals}${second}</cac:TaxTotal>`
  );
}

function partMarkup(part: PrepaidPart, currency: string): string {
  const exemption = part.exemptionReason === undefined ? {} : { reason: part.exemptionReason };
  return block(
    third,
    "cac:TaxSubtotal",
    amountLeaf(fourth, "cbc:TaxableAmount", part.taxable, currency) +
      amountLeaf(fourth, "cbc:TaxAmount", part.tax, currency) +
      taxCategory(fourth, "cac:TaxCategory", part, exemption),
  );
}

function priceDiscount({ discount }: Line["price"], currency: string): string {
  if (!discount) return "";
  return block(
    third,
    "cac:AllowanceCharge",
    leaf(fourth, "cbc:ChargeIndicator", "false") +
      leaf(fourth, "cbc:AllowanceChargeReason", discount.reason) +
      decimalLeaf(fourth, "cbc:Amount", formatDecimal(discount.amount), currency) +
      (discount.gross ? decimalLeaf(fourth, "cbc:BaseAmount", formatDecimal(discount.gross), currency) : ""),
  );
}

function identification(name: string, value: string | undefined, scheme?: string): string {
  if (value === undefined) return "";
  const attributes = scheme === undefined ? "" : ` schemeID="${attribute(scheme)}"`;
  return block(third, name, `${fourth}<cbc:ID${attributes}>${text(value)}</cbc:ID>`);
}

function quantityLeaf(indent: string, name: string, { value, unit }: Quantity): string {
  const attributes = unit === undefined ? "" : ` unitCode="${attribute(unit)}"`;
  return `${indent}<${name}${attributes}>${formatDecimal(value)}</${name}>`;
}

const decimalLeaf = (indent: string, name: string, value: string, currency: string): string =>
  `${indent}<${name} currencyID="${currency}">${value}</${name}>`;
