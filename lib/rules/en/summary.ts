import { error, inInvoice, invoice, over, type Rule, warning } from "../rule.ts";
import { isCategory, isVat } from "../vat.ts";
import { textOf, type XmlElement } from "../xml/tree.ts";
import { has, length, select, text } from "../xpath.ts";

const rows = inInvoice("cac:TaxTotal/cac:TaxSubtotal");
const vat = (row: XmlElement): readonly XmlElement[] => select(row, "cac:TaxCategory").filter(isVat);
const seller = "cac:AccountingSupplierParty/cac:Party";
const buyer = "cac:AccountingCustomerParty/cac:Party";

const longer = (field: string, most: number) =>
  over(invoice, (root) => has(root, field) && length(text(root, field)) > most, field);

/** EN 16931 BR of the VAT summary, and ZATCA's length limits that live in the EN sheet. */
export const summaryRules: readonly Rule[] = [
  error(
    "BR-45",
    over(rows, (row) => !has(row, "cbc:TaxableAmount"), "cbc:TaxableAmount"),
  ),
  error(
    "BR-46",
    over(rows, (row) => !has(row, "cbc:TaxAmount"), "cbc:TaxAmount"),
  ),
  error(
    "BR-47",
    over(rows, (row) => !has(vat(row), "cbc:ID"), "cac:TaxCategory/cbc:ID"),
  ),
  error(
    "BR-48",
    over(
      rows,
      (row) => !has(vat(row), "cbc:Percent") && !vat(row).some((category) => isCategory(category, "O")),
      "cac:TaxCategory/cbc:Percent",
    ),
  ),
  warning("BR-KSA-F-06-C1", longer("cbc:ID", 127)),
  warning(
    "BR-KSA-F-06-C2",
    over(inInvoice("cbc:Note"), (note) =>
      note.children.some((child) => child.kind === "text" && length(child.value) > 1000),
    ),
  ),
  warning("BR-KSA-F-06-C8", longer(`${seller}/cac:PostalAddress/cbc:CountrySubentity`, 127)),
  warning(
    "BR-KSA-F-06-C10",
    over(
      invoice,
      (root) => {
        const name = select(root, `${seller}/cac:PartyLegalEntity/cbc:RegistrationName`);
        const size = length(text(root, `${seller}/cac:PartyLegalEntity/cbc:RegistrationName`));
        return name.map(textOf).length > 0 && (size > 1000 || size < 1);
      },
      `${seller}/cac:PartyLegalEntity/cbc:RegistrationName`,
    ),
  ),
  warning("BR-KSA-F-06-C27", longer(`${buyer}/cac:PostalAddress/cbc:CountrySubentity`, 127)),
];
