import { countries, currencies, invoiceTypes, paymentMeans, vatCategories } from "../lists.ts";
import { anywhere, type Check, error, inInvoice, over, type Rule, type Subject, warning } from "../rule.ts";
import { attribute, textOf, type XmlElement } from "../xml/tree.ts";
import { decimals, length, normal, text } from "../xpath.ts";

const amountNames = [
  "Amount",
  "BaseAmount",
  "PriceAmount",
  "TaxAmount",
  "TaxableAmount",
  "LineExtensionAmount",
  "TaxExclusiveAmount",
  "TaxInclusiveAmount",
  "AllowanceTotalAmount",
  "ChargeTotalAmount",
  "PrepaidAmount",
  "PayableRoundingAmount",
  "PayableAmount",
];

/** The IDs of every VAT category the rules look at. */
export const categoryIds = (subject: Subject): readonly XmlElement[] =>
  [
    "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID",
    "cac:InvoiceLine/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID",
    "cac:AllowanceCharge/cac:TaxCategory/cbc:ID",
    "cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:ID",
  ].flatMap((path) => inInvoice(path)(subject));

const unlisted =
  (list: ReadonlySet<string>) =>
  (node: XmlElement): boolean =>
    !list.has(normal(textOf(node)));

const totalPlaces = (field: string): Check =>
  over(anywhere("cac:LegalMonetaryTotal"), (total) => decimals(text(total, field)) > 2, field);

/** The document's VAT total in the currency of `field`. */
const vatPlaces = (field: string): Check =>
  over(
    inInvoice("cac:TaxTotal/cbc:TaxAmount"),
    (amount, { all }) =>
      all(field).some((currency) => textOf(currency) === attribute(amount, "currencyID")) &&
      decimals(textOf(amount)) > 2,
  );

const rowPlaces = (field: string): Check =>
  over(inInvoice("cac:TaxTotal/cac:TaxSubtotal"), (row) => decimals(text(row, field)) > 2, field);

/** EN 16931 BR-CL (code lists) and BR-DEC (at most two decimals) of totals and VAT summary. */
export const codeRules: readonly Rule[] = [
  error("BR-CL-01", (subject) => [
    ...over(anywhere("cbc:InvoiceTypeCode"), unlisted(invoiceTypes))(subject),
    ...over(
      anywhere("cbc:CreditNoteTypeCode"),
      unlisted(new Set(["81", "83", "261", "262", "296", "308", "396", "420", "458", "532"])),
    )(subject),
  ]),
  error(
    "BR-CL-03",
    over(
      ({ all }) => amountNames.flatMap((name) => all(`cbc:${name}`)),
      (amount) => {
        const currency = attribute(amount, "currencyID") ?? "";
        return length(currency) > 0 && !currencies.has(normal(currency));
      },
      "@currencyID",
    ),
  ),
  error("BR-CL-04", over(anywhere("cbc:DocumentCurrencyCode"), unlisted(currencies))),
  error("BR-CL-05", over(anywhere("cbc:TaxCurrencyCode"), unlisted(currencies))),
  warning("BR-CL-14", over(anywhere("cac:Country/cbc:IdentificationCode"), unlisted(countries))),
  warning("BR-CL-16", over(anywhere("cac:PaymentMeans/cbc:PaymentMeansCode"), unlisted(paymentMeans))),
  error("BR-CL-18", over(categoryIds, unlisted(vatCategories))),
  warning("BR-DEC-09", totalPlaces("cbc:LineExtensionAmount")),
  warning("BR-DEC-10", totalPlaces("cbc:AllowanceTotalAmount")),
  warning("BR-DEC-11", totalPlaces("cbc:ChargeTotalAmount")),
  warning("BR-DEC-12", totalPlaces("cbc:TaxExclusiveAmount")),
  warning("BR-DEC-13", vatPlaces("cbc:DocumentCurrencyCode")),
  warning("BR-DEC-14", totalPlaces("cbc:TaxInclusiveAmount")),
  warning("BR-DEC-15", vatPlaces("cbc:TaxCurrencyCode")),
  warning("BR-DEC-16", totalPlaces("cbc:PrepaidAmount")),
  warning("BR-DEC-17", totalPlaces("cbc:PayableRoundingAmount")),
  warning("BR-DEC-18", totalPlaces("cbc:PayableAmount")),
  warning("BR-DEC-19", rowPlaces("cbc:TaxableAmount")),
  warning("BR-DEC-20", rowPlaces("cbc:TaxAmount")),
];
