import { normal, select, text } from "./xpath.ts";
import type { XmlElement } from "./xml/tree.ts";

/** `[cac:TaxScheme/normalize-space(upper-case(cbc:ID))='VAT']` */
export function isVat(category: XmlElement): boolean {
  return select(category, "cac:TaxScheme").some((scheme) => normal(text(scheme, "cbc:ID").toUpperCase()) === "VAT");
}

/** `[normalize-space(cbc:ID) = code]` */
export function isCategory(category: XmlElement, code: string): boolean {
  return normal(text(category, "cbc:ID")) === code;
}
