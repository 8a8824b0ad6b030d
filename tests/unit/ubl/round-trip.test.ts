import { describe, expect, test } from "vitest";
import { AppError } from "#lib/errors.ts";
import { hashDocument } from "#lib/ubl/canonical.ts";
import { readDocument } from "#lib/ubl/read.ts";
import { assemble, writeDocument } from "#lib/ubl/write.ts";
import { bytesOf, vectors } from "./vectors.ts";

const uuid = "00000000-0000-4000-8000-000000000000";

function rewrite(xml: Uint8Array) {
  const { document, replaced } = readDocument(xml, uuid);
  const written = writeDocument(document, { icv: BigInt(replaced.icv ?? "0"), pih: replaced.pih ?? "" });
  return { document, replaced, written, bytes: assemble(written) };
}

const canonical = (xml: Uint8Array): string => Buffer.from(hashDocument(xml).canonical).toString();
// Stamping tools that put their parts on lines of their own leave blank lines behind.
const withoutBlankLines = (text: string): string => text.replaceAll(/\n +(?=\n)/g, "");

function fieldsOf(error: unknown): string[] {
  return error instanceof AppError ? error.fields.map(({ path, code }) => `${path} ${code}`) : [];
}

describe("a document that ZATCA's rules pass", () => {
  const passing = vectors.filter(({ verdict }) => verdict === "PASS");
  const unbroken = "invoices/065-serialisation-no-whitespace-at-all.xml";

  test.each(passing.filter(({ file }) => file !== unbroken))("comes out as the same bytes: $file", ({ file }) => {
    const { bytes } = rewrite(bytesOf(file));
    expect(canonical(bytes)).toBe(withoutBlankLines(canonical(bytesOf(file))));
  });

  test.each(passing)("means the same when read again: $file", ({ file }) => {
    const { document, bytes } = rewrite(bytesOf(file));
    expect(readDocument(bytes, uuid).document).toEqual(document);
  });

  test.each(passing)("is hashed as it is written: $file", ({ file }) => {
    const { written, bytes } = rewrite(bytesOf(file));
    expect(hashDocument(bytes).hash).toBe(written.hash.toString("base64"));
  });
});

describe("what cannot be modelled is refused with its place", () => {
  const refusals = vectors.flatMap(({ file }) => {
    try {
      rewrite(bytesOf(file));
      return [];
    } catch (error) {
      return [[file.slice(9, 12), error instanceof AppError ? error.code : error, fieldsOf(error)]];
    }
  });

  test("among the vectors", () => {
    const lines = "/Invoice/cac:InvoiceLine";
    expect(refusals).toEqual([
      ["003", "input.invalid", ["/Invoice/cbc:InvoiceTypeCode invalid"]],
      ["004", "input.invalid", ["/Invoice/cbc:InvoiceTypeCode/@name invalid"]],
      [
        "011",
        "input.invalid",
        [
          "/Invoice/cac:TaxTotal[2]/cac:TaxSubtotal/cac:TaxCategory/cbc:ID invalid",
          `${lines}/cac:Item/cac:ClassifiedTaxCategory/cbc:ID invalid`,
          `${lines}[2]/cac:Item/cac:ClassifiedTaxCategory/cbc:ID invalid`,
        ],
      ],
      ["016", expect.anything(), []],
      ["026", "input.invalid", ["/Invoice/cbc:TaxCurrencyCode required"]],
      ["032", "input.invalid", ["/Invoice/cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount/@currencyID invalid"]],
      ["033", "input.invalid", [`${lines}/cac:Price/cbc:PriceAmount required`]],
      ["071", "document.not_modelled", ["/Invoice/cbc:IssuedOn not_modelled"]],
      ["072", "input.invalid", ["/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount invalid"]],
      ["074", "document.malformed", []],
    ]);
  });

  const valid = bytesOf("invoices/044-valid-standard-invoice-two-lines.xml").toString();
  const edited = (from: string, to: string) => () => readDocument(Buffer.from(valid.replace(from, to)), uuid);

  test.each([
    ["an attribute", "<cbc:ID>TI", '<cbc:ID loud="yes">TI', "/Invoice/cbc:ID/@loud"],
    ["text between elements", "<cac:Delivery>", "<cac:Delivery>soon", "/Invoice/cac:Delivery/text()"],
    [
      "a second buyer name",
      "</cac:AccountingCustomerParty>",
      "<cac:Party/></cac:AccountingCustomerParty>",
      "/Invoice/cac:AccountingCustomerParty/cac:Party[2]",
    ],
    [
      "a supporting document",
      "<cac:AccountingSupplierParty>",
      "<cac:AdditionalDocumentReference><cbc:ID>Delivery note</cbc:ID></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>",
      "/Invoice/cac:AdditionalDocumentReference[3]",
    ],
    [
      "an extension that is no stamp",
      "<cbc:ProfileID>",
      "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent/></ext:UBLExtension></ext:UBLExtensions><cbc:ProfileID>",
      "/Invoice/ext:UBLExtensions/ext:UBLExtension",
    ],
    ["an element of nobody's", "<cac:Delivery>", '<cac:Delivery><x:y xmlns:x="urn:z"/>', "/Invoice/cac:Delivery/x:y"],
  ])("%s", (_, from, to, path) => {
    expect(edited(from, to)).toThrow(expect.objectContaining({ code: "document.not_modelled", params: { path } }));
  });

  test("another root", () => {
    expect(() => readDocument(Buffer.from('<CreditNote xmlns="urn:x"/>'), uuid)).toThrow("document.not_modelled");
  });
});

test("counter, previous hash, QR and signature of a file are reported, the rest is kept", () => {
  const { document, replaced } = readDocument(bytesOf("invoices/049-valid-simplified-invoice-without-buyer.xml"), uuid);
  expect(replaced).toMatchObject({ icv: "3490", signature: true });
  expect(replaced.qr).toMatch(/^AU3Z/);
  expect(document).toMatchObject({ number: "SI-2025-63250", uuid: "a1376169-0c4d-407d-9f6b-7269152aca90" });
});

test("a missing UUID is made up by the caller", () => {
  const { document } = readDocument(bytesOf("invoices/001-rule-br-ksa-03-uuid-absent.xml"), uuid);
  expect(document.uuid).toBe(uuid);
});
