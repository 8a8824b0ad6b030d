import type { Remark } from "./remark.ts";
import { compare, type Decimal, format, multiply, parseDecimal, round, subtract } from "../decimal.ts";
import { textOf, type XmlDocument, type XmlElement } from "../xml/tree.ts";
import { has, select } from "../xpath.ts";

/** A percent is a hundredth. */
const percentScale = 2;
const cent: Decimal = { units: 1n, scale: 2 };

/** Amounts that ZATCA's tolerances let pass. */
export function amountAdvice({ root }: XmlDocument): readonly Remark[] {
  return [
    ...riyalTotals(root),
    ...select(root, "cac:InvoiceLine").flatMap(lineVat),
    ...select(root, "cac:TaxTotal/cac:TaxSubtotal").flatMap(rounding),
    ...oddRates(root),
  ];
}

function riyalTotals(root: XmlElement): readonly Remark[] {
  const totals = select(root, "cac:TaxTotal");
  const bare = totals.find((total) => !has(total, "cac:TaxSubtotal"));
  const detailed = totals.find((total) => has(total, "cac:TaxSubtotal"));
  const riyals = bare && amount(bare, "cbc:TaxAmount");
  const own = detailed && amount(detailed, "cbc:TaxAmount");
  if (!bare || !riyals || !own) return [];
  const currency = select(root, "cbc:DocumentCurrencyCode").map(textOf)[0];
  const rate = amount(root, "cac:TaxExchangeRate/cbc:CalculationRate");
  if (currency === "SAR")
    return compare(riyals, own) === 0 ? [] : [remark("advice.riyal_total", bare, "cbc:TaxAmount", riyals, own)];
  if (!rate) return [];
  const expected = round(multiply(own, rate), 2);
  return apart(riyals, expected, cent) ? [remark("advice.riyal_rate", bare, "cbc:TaxAmount", riyals, expected)] : [];
}

function lineVat(line: XmlElement): readonly Remark[] {
  if (has(line, "cac:DocumentReference")) return [];
  const net = amount(line, "cbc:LineExtensionAmount");
  const rate = amount(line, "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent");
  const expected = share(net, rate);
  if (!expected) return [];
  const stated = amount(line, "cac:TaxTotal/cbc:TaxAmount");
  if (!stated || stated.units === 0n) {
    const at = select(line, "cac:TaxTotal/cbc:TaxAmount")[0] ?? line;
    return expected.units === 0n
      ? []
      : [{ code: "advice.line_without_vat", at, values: { expected: format(expected) } }];
  }
  return apart(stated, expected, cent)
    ? [remark("advice.line_vat", line, "cac:TaxTotal/cbc:TaxAmount", stated, expected)]
    : [];
}

function rounding(row: XmlElement): readonly Remark[] {
  const stated = amount(row, "cbc:TaxAmount");
  const expected = share(amount(row, "cbc:TaxableAmount"), amount(row, "cac:TaxCategory/cbc:Percent"));
  if (!stated || !expected || compare(stated, expected) === 0) return [];
  return [remark("advice.vat_rounding", row, "cbc:TaxAmount", stated, expected)];
}

function oddRates(root: XmlElement): readonly Remark[] {
  const paths = ["cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory", "cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory"];
  return paths
    .flatMap((path) => select(root, `${path}/cbc:Percent`))
    .filter((node) => /^15\.(?!0*$)/.test(textOf(node).trim()))
    .map((at) => ({ code: "advice.odd_rate", at, values: { value: textOf(at) } }));
}

function amount(from: XmlElement, path: string): Decimal | undefined {
  const [node] = select(from, path);
  return node && parseDecimal(textOf(node));
}

function share(base: Decimal | undefined, rate: Decimal | undefined): Decimal | undefined {
  if (!base || !rate) return undefined;
  const { units, scale } = multiply(base, rate);
  return round({ units, scale: scale + percentScale }, 2);
}

function apart(a: Decimal, b: Decimal, tolerance: Decimal): boolean {
  return compare(subtract(a, b), tolerance) > 0 || compare(subtract(b, a), tolerance) > 0;
}

function remark(code: Remark["code"], from: XmlElement, path: string, value: Decimal, expected: Decimal): Remark {
  const at = select(from, path)[0] ?? from;
  return { code, at, values: { value: format(value), expected: format(expected) } };
}
