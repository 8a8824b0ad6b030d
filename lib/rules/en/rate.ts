import { fromDouble, roundHalfEven } from "../decimal.ts";
import { isVat } from "../vat.ts";
import type { XmlDocument, XmlElement } from "../xml/tree.ts";
import { doubleOf, roundDouble, select } from "../xpath.ts";

/** VAT of a summary row is further from base × rate than 0.01 for each line (BR-CO-17, BR-S-09). A row without amount, base or rate is off. */
export function offRate(subtotal: XmlElement, all: XmlDocument["all"]): boolean {
  const stated = doubleOf(subtotal, "cbc:TaxAmount");
  const base = doubleOf(subtotal, "cbc:TaxableAmount");
  const rate = doubleOf(select(subtotal, "cac:TaxCategory").filter(isVat), "cbc:Percent");
  if (stated === undefined || base === undefined || rate === undefined) return true;
  const tolerance = Math.fround(all("cac:InvoiceLine").length * 0.01);
  const product = fromDouble(base * (rate / 100));
  if (!product) return true;
  const expected = Number(roundHalfEven(product, 2).units) / 100;
  const upper = roundDouble((expected + tolerance) * 100) / 100;
  const lower = roundDouble((expected - tolerance) * 100) / 100;
  return !(stated <= upper && stated >= lower) && stated !== expected;
}
