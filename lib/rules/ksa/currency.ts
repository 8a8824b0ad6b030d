import { currencies } from "../lists.ts";
import { anywhere, error, inInvoice, invoice, over, type Rule, type Subject, warning } from "../rule.ts";
import { attribute, textOf, type XmlElement } from "../xml/tree.ts";
import {
  filled,
  has,
  matchesPattern,
  normal,
  only,
  roundDouble,
  select,
  someNumber,
  text,
  toDouble,
} from "../xpath.ts";

const rate = "cac:TaxExchangeRate";

/** The exchange rate is looked at from three places; one of them must stand. */
const exchange = (subject: Subject): readonly XmlElement[] => (has(subject.invoice, rate) ? subject.invoice : []);

const oneCode = ({ all }: Subject, key: string): string => {
  const node = only(all(key));
  return node ? textOf(node) : "";
};

const mismatch = (field: string, currency: string) =>
  over(
    exchange,
    (root, subject) =>
      filled(root, `${rate}/${field}`) &&
      !matchesPattern(normal(oneCode(subject, currency)), text(root, `${rate}/${field}`)),
    `${rate}/${field}`,
  );

/** Every amount that must be in the document's currency: all but the VAT totals of the document. */
const amounts = (subject: Subject): readonly XmlElement[] => [
  ...[
    "Amount",
    "BaseAmount",
    "LineExtensionAmount",
    "PriceAmount",
    "TaxExclusiveAmount",
    "TaxInclusiveAmount",
    "AllowanceTotalAmount",
    "ChargeTotalAmount",
    "PrepaidAmount",
    "PayableRoundingAmount",
    "PayableAmount",
  ].flatMap((name) => subject.all(`cbc:${name}`)),
  ...inInvoice("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount")(subject),
  ...inInvoice("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount")(subject),
  ...[
    "cbc:TaxAmount",
    "cbc:RoundingAmount",
    "cac:TaxSubtotal/cbc:TaxAmount",
    "cac:TaxSubtotal/cbc:TaxableAmount",
  ].flatMap((field) => anywhere(`cac:InvoiceLine/cac:TaxTotal/${field}`)(subject)),
];

const attributed = (subject: Subject): readonly XmlElement[] =>
  [
    "cac:InvoiceLine/cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount",
    "cac:InvoiceLine/cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount",
    "cac:LegalMonetaryTotal/cbc:PayableRoundingAmount",
  ]
    .flatMap((path) => anywhere(path)(subject))
    .filter((node) => attribute(node, "currencyID") !== undefined);

/** KSA: currencies, the VAT total in riyals and the exchange rate. */
export const currencyRules: readonly Rule[] = [
  error(
    "BR-KSA-68",
    over(invoice, (root) => !filled(root, "cbc:TaxCurrencyCode"), "cbc:TaxCurrencyCode"),
  ),
  warning(
    "BR-KSA-87",
    over(
      exchange,
      (root) =>
        !["cbc:SourceCurrencyCode", "cbc:TargetCurrencyCode", "cbc:CalculationRate"].every((field) =>
          filled(root, `${rate}/${field}`),
        ),
      rate,
    ),
  ),
  error("BR-KSA-88", mismatch("cbc:SourceCurrencyCode", "cbc:DocumentCurrencyCode")),
  error("BR-KSA-89", mismatch("cbc:TargetCurrencyCode", "cbc:TaxCurrencyCode")),
  error(
    "BR-KSA-90",
    over(
      exchange,
      (root) =>
        filled(root, `${rate}/cbc:CalculationRate`) && normal(text(root, `${rate}/cbc:CalculationRate`)).length >= 15,
      `${rate}/cbc:CalculationRate`,
    ),
  ),
  warning("BR-KSA-97", over(invoice, sameVat)),
  error("BR-KSA-CL-01", (subject) => [
    ...over(anywhere("cbc:DocumentCurrencyCode"), (node) => !currencies.has(normal(textOf(node))))(subject),
    ...over(attributed, (node) => !currencies.has(normal(attribute(node, "currencyID") ?? "")), "@currencyID")(subject),
  ]),
  error(
    "BR-KSA-CL-02",
    over(
      amounts,
      (amount, subject) => {
        const currency = attribute(amount, "currencyID") ?? "";
        return currency === "" || !matchesPattern(normal(oneCode(subject, "cbc:DocumentCurrencyCode")), currency);
      },
      "@currencyID",
    ),
  ),
  error(
    "BR-KSA-EN16931-02",
    over(anywhere("cbc:TaxCurrencyCode"), (node) => normal(textOf(node).toUpperCase()) !== "SAR"),
  ),
  warning(
    "BR-KSA-EN16931-08",
    over(
      invoice,
      (root) => select(root, "cac:TaxTotal").filter((total) => has(total, "cac:TaxSubtotal")).length !== 1,
      "cac:TaxTotal",
    ),
  ),
  warning(
    "BR-KSA-EN16931-09",
    over(
      anywhere("cbc:TaxCurrencyCode"),
      ({ parent }) =>
        !parent || select(parent, "cac:TaxTotal").filter((total) => !has(total, "cac:TaxSubtotal")).length !== 1,
    ),
  ),
];

function sameVat(root: XmlElement): boolean {
  const codes = select(root, "cbc:DocumentCurrencyCode").map(textOf);
  if (!codes.some((code) => code !== "") || !codes.some((code) => code !== "SAR")) return false;
  const totals = select(root, "cac:TaxTotal");
  const detailed = totals.filter((total) => has(total, "cac:TaxSubtotal"));
  const bare = totals.filter((total) => !has(total, "cac:TaxSubtotal"));
  if (![detailed, bare].every((each) => someNumber(each, "cbc:TaxAmount", (amount) => amount > 0))) return false;
  return cents(detailed) === cents(bare);
}

function cents(totals: readonly XmlElement[]): number {
  return roundDouble(toDouble(text(totals, "cbc:TaxAmount")) * 100);
}
