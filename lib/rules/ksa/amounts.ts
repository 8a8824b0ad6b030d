import { add, compare, type Decimal, divide, floor, multiply, round, subtract } from "../decimal.ts";
import { anywhere, error, inInvoice, matching, over, type Rule, type Subject, warning, when } from "../rule.ts";
import { textOf, type XmlElement } from "../xml/tree.ts";
import {
  decimal,
  decimals,
  doubleOf,
  EngineCrash,
  filled,
  has,
  isBoolean,
  normal,
  number,
  roundDouble,
  select,
  sumDecimals,
  text,
  toDecimal,
  toDouble,
  twoPlaces,
} from "../xpath.ts";
import { typed } from "./document.ts";

const lines = anywhere("cac:InvoiceLine");
const everyLine = (field: string) =>
  when(
    ({ standard }) => standard,
    over(typed("01", "02"), (_, { all }) => all("cac:InvoiceLine").some((line) => !filled(line, field))),
  );

/** Percentages: no sign, no more than 100, two decimals as written. */
const percents = (subject: Subject): readonly XmlElement[] => [
  ...anywhere("cac:AllowanceCharge/cac:TaxCategory/cbc:Percent")(subject),
  ...anywhere("cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent")(subject),
  ...anywhere("cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent")(subject),
];

/** Amounts that may not be negative. Left out: line net, payable and rounding amounts, and the base of an out-of-scope summary row. */
const positives = (subject: Subject): readonly XmlElement[] => [
  ...select(
    matching(
      inInvoice("cac:TaxTotal/cac:TaxSubtotal"),
      (row) => normal(text(row, "cac:TaxCategory/cbc:ID")) !== "O",
    )(subject),
    "cbc:TaxableAmount",
  ),
  ...[
    "cac:AllowanceCharge/cbc:Amount",
    "cac:AllowanceCharge/cbc:BaseAmount",
    "cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount",
    "cac:LegalMonetaryTotal/cbc:LineExtensionAmount",
    "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount",
    "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount",
    "cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount",
    "cac:LegalMonetaryTotal/cbc:ChargeTotalAmount",
    "cac:LegalMonetaryTotal/cbc:PrepaidAmount",
    "cac:TaxTotal/cbc:TaxAmount",
    "cac:InvoiceLine/cac:AllowanceCharge/cbc:Amount",
    "cac:InvoiceLine/cac:AllowanceCharge/cbc:BaseAmount",
    "cac:InvoiceLine/cac:TaxTotal/cbc:TaxAmount",
    "cac:InvoiceLine/cac:Price/cbc:PriceAmount",
    "cac:InvoiceLine/cac:Price/cac:AllowanceCharge/cbc:Amount",
    "cac:InvoiceLine/cac:Price/cac:AllowanceCharge/cbc:BaseAmount",
    "cac:InvoiceLine/cbc:InvoicedQuantity",
    "cac:InvoiceLine/cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount",
    "cac:InvoiceLine/cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount",
    "cac:TaxExchangeRate/cbc:CalculationRate",
  ].flatMap((path) => inInvoice(path)(subject)),
];

/** KSA: amounts of lines, percentages and signs. */
export const amountRules: readonly Rule[] = [
  warning("BR-KSA-51", over(anywhere("cac:InvoiceLine/cac:TaxTotal"), offGross, "cbc:RoundingAmount")),
  error("BR-KSA-52", everyLine("cac:TaxTotal/cbc:TaxAmount")),
  error("BR-KSA-53", everyLine("cac:TaxTotal/cbc:RoundingAmount")),
  error("BR-KSA-DEC-02", over(percents, oddPercent)),
  warning(
    "BR-KSA-DEC-03",
    over(lines, (line) => decimals(text(line, "cac:TaxTotal/cbc:TaxAmount")) > 2, "cac:TaxTotal/cbc:TaxAmount"),
  ),
  warning(
    "BR-KSA-DEC-04",
    over(
      lines,
      (line) => decimals(text(line, "cac:TaxTotal/cbc:RoundingAmount")) > 2,
      "cac:TaxTotal/cbc:RoundingAmount",
    ),
  ),
  error(
    "BR-KSA-F-04",
    over(positives, (node) => textOf(node) !== "" && !(toDouble(textOf(node)) >= 0)),
  ),
  warning("BR-KSA-EN16931-11", over(lines, offNet, "cbc:LineExtensionAmount")),
  error(
    "BR-KSA-EN16931-12",
    over(
      anywhere("cac:InvoiceLine/cac:Price/cbc:BaseQuantity"),
      (node) => textOf(node) !== "" && !(number(textOf(node)) > 0),
    ),
  ),
];

function offGross(total: XmlElement): boolean {
  const stated = twoPlaces(doubleOf(total, "cbc:RoundingAmount"));
  const tax = doubleOf(total, "cbc:TaxAmount");
  const net = total.parent && doubleOf(total.parent, "cbc:LineExtensionAmount");
  if (tax === undefined || net === undefined) return stated !== "NaN";
  return stated !== twoPlaces(roundDouble((tax + net) * 100) / 100);
}

function oddPercent(node: XmlElement): boolean {
  const written = textOf(node);
  if (normal(written) === "") return false;
  const value = toDecimal(written);
  return value.units < 0n || compare(value, { units: 100n, scale: 0 }) > 0 || decimals(written) > 2;
}

const noise: Decimal = { units: 1n, scale: 11 };
const cent: Decimal = { units: 1n, scale: 2 };

/** Quantity × price, cut after a tenth of a cent, plus charges minus allowances, to the cent; a cent either way passes. */
function offNet(line: XmlElement): boolean {
  const stated = decimal(line, "cbc:LineExtensionAmount");
  const quantity = decimal(line, "cbc:InvoicedQuantity");
  const price = unitPrice(line);
  const adjusted = (charge: boolean): Decimal =>
    sumDecimals(
      select(line, "cac:AllowanceCharge").filter((each) => isBoolean(each, "cbc:ChargeIndicator", charge)),
      "cbc:Amount",
    );
  const balance = subtract(adjusted(true), adjusted(false));
  if (!stated || !quantity || !price) return true;
  const mills = floor(multiply(multiply(quantity, price), { units: 1000n, scale: 0 }));
  const product = add({ units: mills.units, scale: 1 }, noise);
  const expected = round(add({ units: product.units, scale: product.scale + 2 }, balance), 2);
  return ![expected, add(expected, cent), subtract(expected, cent)].some((amount) => compare(amount, stated) === 0);
}

function unitPrice(line: XmlElement): Decimal | undefined {
  const price = decimal(line, "cac:Price/cbc:PriceAmount");
  if (!has(line, "cac:Price/cbc:BaseQuantity")) return price;
  const base = decimal(line, "cac:Price/cbc:BaseQuantity");
  if (!price || !base) return undefined;
  const unit = divide(price, base);
  if (!unit) throw new EngineCrash("division by zero");
  return unit;
}
