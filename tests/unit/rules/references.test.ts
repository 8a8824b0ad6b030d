import { describe, expect, test } from "vitest";
import { creditNote, dollars, type Edit, ruleCodes, simplified, standard } from "./samples.ts";

type Case = readonly [title: string, base: string, edits: readonly Edit[], codes: readonly string[]];

const stamp = /<ext:UBLExtensions>[^]*<\/ext:UBLExtensions>/;
const qr = /<cac:AdditionalDocumentReference>\s*<cbc:ID>QR<[^]*?<\/cac:AdditionalDocumentReference>/;
const seal = /<cac:Signature>[^]*?<\/cac:Signature>/;
const general = ["KSA GENERAL"];

describe("references and stamp", () => {
  test.each<Case>([
    [
      "two counters crash the engine",
      standard,
      [
        [
          "<cac:AccountingSupplierParty>",
          "<cac:AdditionalDocumentReference><cbc:ID>ICV</cbc:ID><cbc:UUID>1</cbc:UUID></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>",
        ],
      ],
      general,
    ],
    ["an empty counter", standard, [[">4620<", "><"]], ["BR-KSA-33"]],
    ["a UUID of punctuation", standard, [["869da2fb-", "_69da2fb-"]], ["BR-KSA-03"]],
    ["an Arabic letter begins a UUID well", standard, [["869da2fb-", "ا69da2fb-"]], []],
    [
      "a previous hash of another type",
      standard,
      [['mimeCode="text/plain"', 'mimeCode="application/pdf"']],
      ["BR-KSA-26", "BR-KSA-61"],
    ],
    [
      "an unknown type of attachment",
      standard,
      [['mimeCode="text/plain"', 'mimeCode="text/html"']],
      ["BR-KSA-26", "BR-KSA-61", "BR-KSA-CL-03"],
    ],
    [
      "an unstamped simplified invoice only draws warnings",
      simplified,
      [
        [stamp, ""],
        [qr, ""],
        [seal, ""],
      ],
      ["BR-KSA-27", "BR-KSA-60"],
    ],
    [
      "another signature identifier",
      simplified,
      [["ubl:signature:Invoice</sbc", "ubl:signature:X</sbc"]],
      ["BR-KSA-29"],
    ],
    ["another information identifier", simplified, [["ubl:signature:1<", "ubl:signature:2<"]], ["BR-KSA-28"]],
    ["another method", simplified, [["xades</cbc:SignatureMethod>", "xml</cbc:SignatureMethod>"]], ["BR-KSA-30"]],
    [
      "a document by address beside a stamp",
      simplified,
      [
        [
          "<cac:Signature>",
          "<cac:AdditionalDocumentReference><cbc:ID>A</cbc:ID><cac:Attachment><cac:ExternalReference><cbc:URI>https://example.invalid/a</cbc:URI></cac:ExternalReference></cac:Attachment></cac:AdditionalDocumentReference><cac:Signature>",
        ],
      ],
      ["BR-KSA-28", "BR-KSA-30"],
    ],
  ])("%s", (_, base, edits, codes) => {
    expect(ruleCodes(base, ...edits)).toEqual(codes);
  });
});

describe("notes and currencies", () => {
  test.each<Case>([
    [
      "a note without payment block has no reason",
      creditNote,
      [[/<cac:PaymentMeans>[^]*<\/cac:PaymentMeans>/, ""]],
      ["BR-KSA-17"],
    ],
    ["an empty reason is too short", creditNote, [["Quantity corrected", ""]], ["BR-KSA-F-06-C13"]],
    ["an empty reference", creditNote, [["TI-2024-70269", ""]], ["BR-55", "BR-KSA-56", "BR-KSA-F-06-C22"]],
    [
      "a debit note is treated alike",
      creditNote,
      [
        [">381<", ">383<"],
        ["Quantity corrected", ""],
      ],
      ["BR-KSA-F-06-C13"],
    ],
    ["a rate of 14 characters", dollars, [[">3.75<", ">3.750000000000<"]], []],
    ["a rate of 15 characters", dollars, [[">3.75<", ">3.7500000000000<"]], ["BR-KSA-90"]],
    ["another source currency", dollars, [["SourceCurrencyCode>USD", "SourceCurrencyCode>EUR"]], ["BR-KSA-88"]],
    ["part of the source currency", dollars, [["SourceCurrencyCode>USD", "SourceCurrencyCode>US"]], []],
    ["an empty target currency", dollars, [["TargetCurrencyCode>SAR", "TargetCurrencyCode>"]], ["BR-KSA-87"]],
    ["the same VAT in both currencies", dollars, [['"SAR">581.63', '"SAR">155.10']], ["BR-KSA-97"]],
    [
      "no VAT total in riyals",
      dollars,
      [[/<cac:TaxTotal>\s*<cbc:TaxAmount currencyID="SAR">[^]*?<\/cac:TaxTotal>/, ""]],
      ["BR-KSA-EN16931-09"],
    ],
    ["a lower-case riyal", standard, [["TaxCurrencyCode>SAR", "TaxCurrencyCode>sar"]], ["BR-53", "BR-CL-05"]],
    [
      "an empty currency of an amount",
      standard,
      [['PayableAmount currencyID="SAR"', 'PayableAmount currencyID=""']],
      ["BR-KSA-CL-02"],
    ],
    [
      "no currency of an amount",
      standard,
      [['PayableAmount currencyID="SAR"', "PayableAmount"]],
      ["BR-KSA-CL-02", "XSD_ZATCA_INVALID"],
    ],
  ])("%s", (_, base, edits, codes) => {
    expect(ruleCodes(base, ...edits)).toEqual(codes);
  });
});
