import { anywhere, error, inInvoice, invoice, over, type Rule, warning } from "../rule.ts";
import { attribute, textOf } from "../xml/tree.ts";
import { filled, has, select } from "../xpath.ts";

const seller = "cac:AccountingSupplierParty/cac:Party";

/** EN 16931 BR: what an invoice must contain, outside its lines and its VAT summary. */
export const document: readonly Rule[] = [
  warning(
    "BR-02",
    over(invoice, (root) => !filled(root, "cbc:ID"), "cbc:ID"),
  ),
  error(
    "BR-03",
    over(invoice, (root) => !filled(root, "cbc:IssueDate"), "cbc:IssueDate"),
  ),
  error(
    "BR-04",
    over(
      invoice,
      (root) => !filled(root, "cbc:InvoiceTypeCode") && !filled(root, "cbc:CreditNoteTypeCode"),
      "cbc:InvoiceTypeCode",
    ),
  ),
  error(
    "BR-05",
    over(invoice, (root) => !filled(root, "cbc:DocumentCurrencyCode"), "cbc:DocumentCurrencyCode"),
  ),
  warning(
    "BR-06",
    over(
      invoice,
      (root) => !filled(root, `${seller}/cac:PartyLegalEntity/cbc:RegistrationName`),
      `${seller}/cac:PartyLegalEntity/cbc:RegistrationName`,
    ),
  ),
  warning(
    "BR-08",
    over(invoice, (root) => !has(root, `${seller}/cac:PostalAddress`), `${seller}/cac:PostalAddress`),
  ),
  warning(
    "BR-09",
    over(
      anywhere(`${seller}/cac:PostalAddress`),
      (address) => !filled(address, "cac:Country/cbc:IdentificationCode"),
      "cac:Country/cbc:IdentificationCode",
    ),
  ),
  warning(
    "BR-13",
    over(
      anywhere("cac:LegalMonetaryTotal"),
      (total) => !has(total, "cbc:TaxExclusiveAmount"),
      "cbc:TaxExclusiveAmount",
    ),
  ),
  error(
    "BR-14",
    over(
      anywhere("cac:LegalMonetaryTotal"),
      (total) => !has(total, "cbc:TaxInclusiveAmount"),
      "cbc:TaxInclusiveAmount",
    ),
  ),
  error(
    "BR-15",
    over(anywhere("cac:LegalMonetaryTotal"), (total) => !has(total, "cbc:PayableAmount"), "cbc:PayableAmount"),
  ),
  error(
    "BR-16",
    over(invoice, (root) => !has(root, "cac:InvoiceLine") && !has(root, "cac:CreditNoteLine"), "cac:InvoiceLine"),
  ),
  warning(
    "BR-49",
    over(
      anywhere("cac:PaymentMeans"),
      (means, { standard }) => standard && !has(means, "cbc:PaymentMeansCode"),
      "cbc:PaymentMeansCode",
    ),
  ),
  warning(
    "BR-52",
    over(anywhere("cac:AdditionalDocumentReference"), (reference) => !filled(reference, "cbc:ID"), "cbc:ID"),
  ),
  warning("BR-53", (subject) =>
    over(inInvoice("cac:TaxTotal"), (total) => {
      const currencies = select(subject.invoice, "cbc:TaxCurrencyCode").map(textOf);
      if (currencies.length === 0 || has(total, "cac:TaxSubtotal")) return false;
      const amounts = select(total, "cbc:TaxAmount");
      const stated = amounts.flatMap((amount) => attribute(amount, "currencyID") ?? []);
      return amounts.length === 0 || stated.some((currency) => !currencies.includes(currency));
    })(subject),
  ),
  error(
    "BR-54",
    over(
      anywhere("cac:AdditionalItemProperty"),
      (property) => !has(property, "cbc:Name") || !has(property, "cbc:Value"),
    ),
  ),
  error(
    "BR-55",
    over(
      anywhere("cac:BillingReference"),
      (reference) => !filled(reference, "cac:InvoiceDocumentReference/cbc:ID"),
      "cac:InvoiceDocumentReference/cbc:ID",
    ),
  ),
];
