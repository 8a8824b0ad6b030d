import { expect, test } from "vitest";
import { z } from "zod";
import { parseInput } from "#lib/input.ts";
import { readXml } from "#lib/rules/xml/read.ts";
import { pathOf, textOf, type XmlElement } from "#lib/rules/xml/tree.ts";
import { documentFrom } from "#lib/ubl/document-from.ts";
import { inputField } from "#lib/ubl/input-field.ts";
import { DocumentInput } from "#lib/ubl/input.ts";
import { firstPih, issueUnstamped } from "#lib/ubl/issue.ts";
import { computeTotals } from "#lib/ubl/totals.ts";
import { sampleOf, type Leaf } from "./input-sample.ts";

const completion = {
  uuid: "a1376169-0c4d-407d-9f6b-7269152aca90",
  now: new Date("2026-11-24T22:30:05Z"),
  seller: { name: "مؤسسة نخلة الواحة", vatNumber: "399871520400003" },
};

/** Every value of the XML by its place, and the field that each place leads to. */
function written(raw: unknown) {
  const input = parseInput(DocumentInput, raw);
  const document = documentFrom(input, completion);
  const { xml } = issueUnstamped(document, { icv: 7, pih: firstPih });
  const read = readXml(xml);
  if ("problem" in read) throw new Error(read.problem);
  const totals = computeTotals(document);
  return { values: new Map(valuesIn(read.root)), fieldOf: (path: string) => inputField(path, input, totals) };
}

function valuesIn(element: XmlElement): [string, string][] {
  const path = pathOf(element);
  const attributes = element.attributes.map(({ name, value }): [string, string] => [`${path}/@${name}`, value]);
  const own = element.elements.length > 0 ? element.elements.flatMap(valuesIn) : [[path, textOf(element)] as const];
  return [...attributes, ...own.map(([place, value]): [string, string] => [place, value])];
}

const schema = z.toJSONSchema(DocumentInput, { io: "input", unrepresentable: "any" });
const { document: whole, leaves } = sampleOf(schema);
const base = written(whole);

/** Fields that lead to places which differ once this one field has another value. */
function touched({ change }: Leaf): readonly (string | undefined)[] {
  const after = written(change(whole));
  const places = new Set([...base.values.keys(), ...after.values.keys()]);
  const differing = [...places].filter((place) => base.values.get(place) !== after.values.get(place));
  return [...new Set(differing.map((place) => (after.values.has(place) ? after : base).fieldOf(place)))];
}

/** What is not a place of its own: the type code holds kind and flags; a row of VAT shows the exemption of its category and code. */
const leadsTo = (path: string): string =>
  path.replace(/^transaction\..*/, "transaction").replace(/^(exemptions\.\d+)\.(?:category|code)$/, "$1.reason");

test("every field of the input is found from each place that it writes, in whatever place of a list it stands", () => {
  expect(leaves.length).toBeGreaterThan(100);
  expect(new Set(leaves.map(({ path }) => path.split(".")[0]))).toEqual(new Set(Object.keys(DocumentInput.shape)));
  for (const leaf of leaves) {
    const field = `document.${leadsTo(leaf.path)}`;
    const fields = touched(leaf);
    expect(fields, leaf.path).toContain(field);
    expect(
      fields.filter((other) => other !== field && !explains.test(`${other}`)),
      leaf.path,
    ).toEqual([]);
  }
});

const explains = /^document\.(?:exemptions|stated\.breakdown\.\d+\.exemptionCode)/;

const least = {
  transaction: { kind: "simplified" },
  typeCode: "388",
  number: "SI-1",
  payments: [{}, { meansCode: "10" }],
  lines: [{ quantity: { value: 2 }, item: { name: "Coffee" }, vat: { category: "Z" }, price: { amount: "23.50" } }],
  prepayments: [{ number: "A-1" }],
};
const line = "/Invoice/cac:InvoiceLine";
const row = "/Invoice/cac:TaxTotal[2]/cac:TaxSubtotal";
const cases: [string, string | undefined, object?][] = [
  ["/Invoice", "document"],
  ["/Invoice/cbc:ProfileID", undefined],
  ["/Invoice/cac:AdditionalDocumentReference[2]/cac:Attachment/cbc:EmbeddedDocumentBinaryObject", undefined],
  ["/Invoice/cac:Signature", undefined],
  ["/", undefined],
  ["/Invoice/cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cbc:CityName", undefined],
  ["/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cbc:CityName", "document.buyer.address.city"],
  ["/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID", "document.buyer.vatNumber"],
  [
    "/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID",
    undefined,
    { transaction: { kind: "standard", flags: ["selfBilled"] } },
  ],
  ["/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount", undefined],
  ["/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount", "document.stated.payable", { stated: { payable: "1.00" } }],
  ["/Invoice/cac:TaxTotal[1]/cbc:TaxAmount", undefined],
  ["/Invoice/cac:TaxTotal[2]/cbc:TaxAmount", undefined],
  [`${row}/cbc:TaxAmount`, undefined],
  [`${row}/cac:TaxCategory/cbc:TaxExemptionReason`, "document.exemptions"],
  [`${row}/cac:TaxCategory/cbc:TaxExemptionReasonCode`, "document.exemptions"],
  [
    `${row}/cac:TaxCategory/cbc:TaxExemptionReasonCode`,
    "document.exemptions.1.code",
    { exemptions: [{ category: "E" }, { category: "Z", code: "VATEX-SA-35" }] },
  ],
  ["/Invoice/cac:PaymentMeans/cbc:PaymentMeansCode", "document.payments.1.meansCode"],
  ["/Invoice/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID", "document.precedingInvoices.0.number"],
  [`${line}[1]/cbc:LineExtensionAmount`, "document.lines.0"],
  [`${line}[1]/cac:Item/cac:AdditionalItemProperty`, "document.lines.0.item"],
  [`${line}[2]/cac:DocumentReference/cbc:UUID`, "document.prepayments.0.uuid"],
  [`${line}[2]/cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount`, "document.prepayments.0"],
  [
    `${line}[2]/cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount`,
    "document.prepayments.0.parts.1.taxable",
    { prepayments: [{ number: "A-1", parts: [part("0.00"), part("10.00")] }] },
  ],
];

test.each(cases)("%s leads to %s", (path, field, more = {}) => {
  const input = parseInput(DocumentInput, { ...least, ...more });
  const breakdown = [{ category: "Z", percent: { units: 0n, scale: 2 }, taxable: 4700n, tax: 0n }] as const;
  expect(inputField(path, input, { breakdown })).toBe(field);
});

function part(taxable: string) {
  return { category: "Z", percent: "0", taxable };
}
