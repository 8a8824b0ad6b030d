import { anywhere, error, over, type Rule, warning } from "../rule.ts";
import { isVat } from "../vat.ts";
import { attributeText, decimals, filled, has, length, select, text } from "../xpath.ts";

const lines = anywhere("cac:InvoiceLine");

/** EN 16931 BR: what a line must contain. */
export const lineRules: readonly Rule[] = [
  warning(
    "BR-21",
    over(lines, (line) => !filled(line, "cbc:ID"), "cbc:ID"),
  ),
  error(
    "BR-22",
    over(
      lines,
      (line) => !has(line, "cbc:InvoicedQuantity") || writtenAsZero(line, "cbc:InvoicedQuantity"),
      "cbc:InvoicedQuantity",
    ),
  ),
  error(
    "BR-24",
    over(lines, (line) => !has(line, "cbc:LineExtensionAmount"), "cbc:LineExtensionAmount"),
  ),
  warning(
    "BR-25",
    over(lines, (line) => !filled(line, "cac:Item/cbc:Name"), "cac:Item/cbc:Name"),
  ),
  error(
    "BR-26",
    over(lines, (line) => !has(line, "cac:Price/cbc:PriceAmount"), "cac:Price/cbc:PriceAmount"),
  ),
  error(
    "BR-CO-04",
    over(
      lines,
      (line) => !has(select(line, "cac:Item/cac:ClassifiedTaxCategory").filter(isVat), "cbc:ID"),
      "cac:Item/cac:ClassifiedTaxCategory/cbc:ID",
    ),
  ),
  warning(
    "BR-DEC-23",
    over(lines, (line) => decimals(text(line, "cbc:LineExtensionAmount")) > 2, "cbc:LineExtensionAmount"),
  ),
  error("BR-KSA-F-06-C17", (subject) =>
    subject.invoice.length === 0 ? [] : over(lines, (line) => outside(line, "cbc:ID", 1, 6), "cbc:ID")(subject),
  ),
  warning(
    "BR-KSA-F-06-C18",
    over(
      lines,
      (line) => length(attributeText(line, "cbc:InvoicedQuantity", "unitCode")) > 127,
      "cbc:InvoicedQuantity/@unitCode",
    ),
  ),
  warning(
    "BR-KSA-F-06-C19",
    over(lines, (line) => outside(line, "cac:Item/cbc:Name", 3, 1000), "cac:Item/cbc:Name"),
  ),
  ...(
    [
      ["BR-KSA-F-06-C20", "cac:Item/cac:StandardItemIdentification/cbc:ID"],
      ["BR-KSA-F-06-C30", "cac:Item/cac:BuyersItemIdentification/cbc:ID"],
      ["BR-KSA-F-06-C31", "cac:Item/cac:SellersItemIdentification/cbc:ID"],
    ] as const
  ).map(([code, field]) =>
    warning(code, (subject) =>
      subject.invoice.length === 0 ? [] : over(lines, (line) => outside(line, field, 0, 127), field)(subject),
    ),
  ),
  warning(
    "BR-KSA-F-C-01",
    over(lines, (line) => /^\p{Nd}+$/u.test(text(line, "cac:Item/cbc:Name")), "cac:Item/cbc:Name"),
  ),
];

type Line = Parameters<typeof text>[0];

function outside(line: Line, field: string, least: number, most: number): boolean {
  if (!has(line, field)) return false;
  const size = length(text(line, field));
  return size < least || size > most;
}

function writtenAsZero(line: Line, field: string): boolean {
  return select(line, field).some((quantity) =>
    quantity.children.some((child) => child.kind === "text" && child.value === "0"),
  );
}
