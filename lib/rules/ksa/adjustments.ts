import { compare, subtract } from "../decimal.ts";
import { chargeReasons } from "../lists.ts";
import { anywhere, type Check, error, inInvoice, over, type Rule, type Subject, warning } from "../rule.ts";
import { isCategory } from "../vat.ts";
import { textOf, type XmlElement } from "../xml/tree.ts";
import {
  decimal,
  decimals,
  doubleOf,
  has,
  isBoolean,
  length,
  normal,
  select,
  someNumber,
  text,
  toDecimal,
  twoPlaces,
} from "../xpath.ts";

type Nodes = (subject: Subject) => readonly XmlElement[];

const indicator = "cbc:ChargeIndicator";
const ofKind =
  (nodes: Nodes, charge: boolean): Nodes =>
  (subject) =>
    nodes(subject).filter((each) => isBoolean(each, indicator, charge));

const outsidePrice =
  (charge: boolean): Nodes =>
  (subject) =>
    ofKind(anywhere("cac:AllowanceCharge"), charge)(subject).filter((each) => each.parent?.key !== "cac:Price");

const ofDocument = inInvoice("cac:AllowanceCharge");
const ofLines = inInvoice("cac:InvoiceLine/cac:AllowanceCharge");
const missing = (nodes: Nodes, field: string): Check => over(nodes, (each) => normal(text(each, field)) === "", field);
const reasonLength = (nodes: Nodes): Check =>
  over(
    nodes,
    (each) => {
      const reason = "cbc:AllowanceChargeReason";
      return has(each, reason) && (length(text(each, reason)) > 1000 || text(each, reason) === "");
    },
    "cbc:AllowanceChargeReason",
  );
const outOfScopeRate = (nodes: Nodes): Check =>
  over(
    (subject) => nodes(subject).filter((each) => isCategory(each, "O")),
    (category) => someNumber(category, "cbc:Percent", (rate) => Math.abs(rate) > 0),
    "cbc:Percent",
  );
const categories =
  (charge: boolean): Nodes =>
  (subject) =>
    select(ofKind(ofDocument, charge)(subject), "cac:TaxCategory");

/** KSA: allowances and charges. */
export const adjustmentRules: readonly Rule[] = [
  error("BR-KSA-11", outOfScopeRate(inInvoice("cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory"))),
  warning("BR-KSA-12", outOfScopeRate(categories(false))),
  warning("BR-KSA-13", outOfScopeRate(categories(true))),
  warning("BR-KSA-19", missing(ofKind(ofDocument, true), "cbc:AllowanceChargeReasonCode")),
  warning("BR-KSA-20", missing(ofKind(ofLines, true), "cbc:AllowanceChargeReasonCode")),
  warning("BR-KSA-21", missing(ofKind(ofDocument, true), "cbc:AllowanceChargeReason")),
  warning("BR-KSA-22", missing(ofKind(ofLines, true), "cbc:AllowanceChargeReason")),
  warning("BR-KSA-F-06-C33", reasonLength(ofKind(ofDocument, true))),
  warning("BR-KSA-F-06-C34", reasonLength(ofKind(ofLines, true))),
  warning("BR-KSA-F-06-C35", reasonLength(ofKind(ofDocument, false))),
  warning("BR-KSA-F-06-C36", reasonLength(ofKind(ofLines, false))),
  error(
    "BR-KSA-F-02",
    over(
      ({ all }) => select(all("cac:AllowanceCharge"), indicator),
      (node) => !isBoolean([wrap(node)], indicator, false) && !isBoolean([wrap(node)], indicator, true),
    ),
  ),
  warning(
    "BR-KSA-CL-06",
    over(
      outsidePrice(true),
      (each) => !chargeReasons.includes(text(each, "cbc:AllowanceChargeReasonCode")),
      "cbc:AllowanceChargeReasonCode",
    ),
  ),
  error("BR-KSA-DEC-01", over(outsidePrice(false), oddMultiplier, "cbc:MultiplierFactorNumeric")),
  warning(
    "BR-KSA-EN16931-03",
    over((subject) => [...withBase(ofDocument)(subject), ...withBase(ofLines)(subject)], offMultiplier, "cbc:Amount"),
  ),
  warning(
    "BR-KSA-EN16931-04",
    over(
      ({ all }) => select(all("cac:AllowanceCharge"), "cbc:MultiplierFactorNumeric"),
      ({ parent }) => parent !== undefined && !has(parent, "cbc:BaseAmount"),
    ),
  ),
  warning(
    "BR-KSA-EN16931-05",
    over(
      (subject) =>
        select([...ofDocument(subject), ...anywhere("cac:InvoiceLine/cac:AllowanceCharge")(subject)], "cbc:BaseAmount"),
      ({ parent }) => parent !== undefined && !has(parent, "cbc:MultiplierFactorNumeric"),
    ),
  ),
  error(
    "BR-KSA-EN16931-06",
    over(
      anywhere("cac:InvoiceLine/cac:Price/cac:AllowanceCharge"),
      (each) => isBoolean(each, indicator, true),
      indicator,
    ),
  ),
  error("BR-KSA-EN16931-07", over(anywhere("cac:InvoiceLine/cac:Price/cac:AllowanceCharge/cbc:BaseAmount"), offGross)),
];

function wrap(node: XmlElement): XmlElement {
  return { ...(node.parent ?? node), elements: [node] };
}

/** Base amounts are compared once any allowance or charge of that level has an amount. */
function withBase(nodes: Nodes): Nodes {
  return (subject) =>
    has(nodes(subject), "cbc:Amount") ? nodes(subject).filter((each) => has(each, "cbc:BaseAmount")) : [];
}

function oddMultiplier(each: XmlElement): boolean {
  const written = text(each, "cbc:MultiplierFactorNumeric");
  if (written === "") return false;
  const value = toDecimal(written);
  return value.units < 0n || compare(value, { units: 100n, scale: 0 }) > 0 || decimals(written) > 2;
}

function offMultiplier(each: XmlElement): boolean {
  if (text(each, "cbc:Amount") === "" || text(each, "cbc:BaseAmount") === "") return false;
  const amount = twoPlaces(doubleOf(each, "cbc:Amount"));
  const base = doubleOf(each, "cbc:BaseAmount");
  const factor = doubleOf(each, "cbc:MultiplierFactorNumeric");
  if (base === undefined || factor === undefined) return amount !== "NaN";
  return amount !== twoPlaces(Math.floor(((base * factor) / 100) * 100 + 0.5) / 100);
}

function offGross(base: XmlElement): boolean {
  const allowance = base.parent && decimal(base.parent, "cbc:Amount");
  const net = base.parent?.parent && decimal(base.parent.parent, "cbc:PriceAmount");
  const gross = toDecimal(textOf(base));
  return !allowance || !net || compare(net, subtract(gross, allowance)) !== 0;
}
