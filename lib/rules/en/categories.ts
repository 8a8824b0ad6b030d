import { add, compare, type Decimal, subtract } from "../decimal.ts";
import {
  anywhere,
  type Check,
  error,
  inInvoice,
  invoice,
  matching,
  over,
  type Rule,
  type Subject,
  warning,
} from "../rule.ts";
import { isCategory, isVat } from "../vat.ts";
import { textOf, type XmlElement } from "../xml/tree.ts";
import { decimal, has, isBoolean, normal, select, someNumber, sumDecimals, text } from "../xpath.ts";
import { indicated } from "./allowances.ts";
import { offRate } from "./rate.ts";

const chosen = (nodes: (subject: Subject) => readonly XmlElement[], code: string) =>
  matching(nodes, (each) => isCategory(each, code) && isVat(each));

const summary = (code: string) =>
  chosen(({ xml }) => select(xml.root, "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory"), code);
const items = (code: string) => chosen(anywhere("cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory"), code);
const adjustments = (code: string, charge: boolean) =>
  chosen((subject) => select(indicated(anywhere("cac:AllowanceCharge"), charge)(subject), "cac:TaxCategory"), code);

const notZero = (category: XmlElement): boolean => decimal(category, "cbc:Percent")?.units !== 0n;
const notPositive = (category: XmlElement): boolean => !someNumber(category, "cbc:Percent", (rate) => rate > 0);

/** EN 16931 BR-S, BR-Z, BR-E and BR-O: what the four VAT categories ask for. */
export const categoryRules: readonly Rule[] = [
  ...["S", "Z", "E", "O"].flatMap((code) => [
    warning(`BR-${code}-01`, notSummarised(code)),
    warning(
      `BR-${code}-08`,
      over(summary(code), (row) => offBase(row, code)),
    ),
  ]),
  ...["Z", "E", "O"].map((code) =>
    error(
      `BR-${code}-09`,
      over(summary(code), (row) => row.parent === undefined || decimal(row.parent, "cbc:TaxAmount")?.units !== 0n),
    ),
  ),
  ...["Z", "E"].flatMap((code) => [
    error(`BR-${code}-05`, over(items(code), notZero, "cbc:Percent")),
    error(`BR-${code}-06`, over(adjustments(code, false), notZero, "cbc:Percent")),
    error(`BR-${code}-07`, chargeAtRate(code)),
  ]),
  warning("BR-S-05", over(items("S"), notPositive, "cbc:Percent")),
  error("BR-S-06", over(adjustments("S", false), notPositive, "cbc:Percent")),
  warning("BR-S-07", over(adjustments("S", true), notPositive, "cbc:Percent")),
  warning(
    "BR-S-09",
    over(summary("S"), (row, { all }) => {
      const off = row.parent !== undefined && offRate(row.parent, all);
      return normal(text(row, "cbc:Percent")) === "" || off;
    }),
  ),
  warning(
    "BR-S-10",
    over(
      summary("S"),
      (row, { xml }) =>
        select(xml.root, "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID").some((id) => textOf(id) === "S") &&
        (has(row, "cbc:TaxExemptionReason") || has(row, "cbc:TaxExemptionReasonCode")),
    ),
  ),
];

function notSummarised(code: string): Check {
  const withCode = (nodes: readonly XmlElement[]): boolean =>
    select(nodes.filter(isVat), "cbc:ID").some((id) => normal(textOf(id)) === code);
  return over(
    invoice,
    (root, { all }) =>
      (withCode(select(all("cac:AllowanceCharge"), "cac:TaxCategory")) || withCode(all("cac:ClassifiedTaxCategory"))) &&
      !withCode(select(root, "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory")),
    "cac:TaxTotal",
  );
}

/** The rate looked at is that of any document allowance or charge, not only of this one. */
function chargeAtRate(code: string): Check {
  return over(inInvoice("cac:AllowanceCharge"), (each, { invoice: root }) => {
    if (!isBoolean(each, "cbc:ChargeIndicator", true)) return false;
    if (!select(each, "cac:TaxCategory").some((category) => isCategory(category, code) && isVat(category)))
      return false;
    return !someNumber(root, "cac:AllowanceCharge/cac:TaxCategory/cbc:Percent", (rate) => rate === 0);
  });
}

function offBase(row: XmlElement, code: string): boolean {
  const root = row.parent?.parent?.parent;
  if (!root || !row.parent?.parent) return true;
  const used = (nodes: readonly XmlElement[]): boolean =>
    select(nodes.filter(isVat), "cbc:ID").some((id) => normal(textOf(id)) === code);
  const appears =
    used(select(root, "cac:AllowanceCharge/cac:TaxCategory")) ||
    used(select(root, "cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory"));
  const ofCode = (path: string) => (each: XmlElement) => select(each, path).some((tax) => isCategory(tax, code));
  const adjusted = select(root, "cac:AllowanceCharge").filter(ofCode("cac:TaxCategory"));
  const sum = (charge: boolean): Decimal =>
    sumDecimals(
      select(root, "cac:AllowanceCharge")
        .filter((each) => isBoolean(each, "cbc:ChargeIndicator", charge))
        .filter((each) => adjusted.includes(each)),
      "cbc:Amount",
    );
  const lines = select(root, "cac:InvoiceLine").filter(ofCode("cac:Item/cac:ClassifiedTaxCategory"));
  const expected = subtract(add(sumDecimals(lines, "cbc:LineExtensionAmount"), sum(true)), sum(false));
  const rows = select(row.parent.parent, "cac:TaxSubtotal").filter(ofCode("cac:TaxCategory"));
  const stated = code === "S" ? sumDecimals(rows, "cbc:TaxableAmount") : decimal(row.parent, "cbc:TaxableAmount");
  return !appears || stated === undefined || compare(stated, expected) !== 0;
}
