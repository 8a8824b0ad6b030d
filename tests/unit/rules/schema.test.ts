import { describe, expect, test } from "vitest";
import { structure, typeSuffixes } from "#lib/rules/schema/structure.ts";
import { check, type Edit, simplified, standard } from "./samples.ts";

const faults = (base: string, ...edits: readonly Edit[]) =>
  check(base, edits)
    .findings.filter(({ stage }) => stage === "XSD")
    .map(({ path, params }) => [params.problem, params.name, path]);

describe("the UBL schema", () => {
  test.each<readonly [string, readonly Edit[], string, string]>([
    [
      "an element before its turn",
      [[/(<cbc:ID>TI.*\n)(.*\n)/, "<cbc:UUID>a</cbc:UUID>\n<cbc:ID>1</cbc:ID>\n"]],
      "missing",
      "cbc:ID",
    ],
    [
      "an element twice",
      [
        [
          "<cbc:ProfileID>reporting:1.0</cbc:ProfileID>",
          "<cbc:ProfileID>a</cbc:ProfileID><cbc:ProfileID>b</cbc:ProfileID>",
        ],
      ],
      "repeated",
      "cbc:ProfileID",
    ],
    ["no line", [[/<cac:InvoiceLine>[^]*<\/cac:InvoiceLine>/, ""]], "missing", "cac:InvoiceLine"],
    ["no tax scheme", [[/<cac:TaxScheme>[^]*?<\/cac:TaxScheme>/, ""]], "missing", "cac:TaxScheme"],
    ["no payment means code", [[/<cbc:PaymentMeansCode>.*/, ""]], "missing", "cbc:PaymentMeansCode"],
    ["an unknown attribute", [['unitCode="KGM"', 'unit="KGM"']], "attribute", "@unit"],
    [
      "a language that is none",
      [["<cbc:RegistrationName>", '<cbc:RegistrationName languageID="ar_SA">']],
      "value",
      "language",
    ],
    ["no MIME code", [[' mimeCode="text/plain"', ""]], "missing", "@mimeCode"],
    [
      "a nil value",
      [["<cbc:ID>", '<cbc:ID xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true">']],
      "attribute",
      "@xsi:nil",
    ],
    ["text between elements", [["<cac:Delivery>", "<cac:Delivery>soon"]], "text", "cac:Delivery"],
    ["an element in a value", [[">388<", "><cbc:ID>1</cbc:ID><"]], "unexpected", "cbc:ID"],
    ["base64 with a stray sign", [["NWZl", "N-Zl"]], "value", "base64Binary"],
    ["an empty number", [[">2.5<", "><"]], "value", "decimal"],
    [
      "the address of another family",
      [
        ["cac:PostalAddress>", "cac:DeliveryAddress>"],
        ["/cac:PostalAddress>", "/cac:DeliveryAddress>"],
      ],
      "unexpected",
      "cac:DeliveryAddress",
    ],
  ])("%s", (_, edits, problem, name) => {
    expect(faults(standard, ...edits)).toContainEqual([problem, name, expect.any(String)]);
  });

  test.each<readonly [string, string, readonly Edit[]]>([
    [
      "a note in a language",
      standard,
      [["<cbc:DocumentCurrencyCode>", '<cbc:Note languageID="ar">x</cbc:Note><cbc:DocumentCurrencyCode>']],
    ],
    [
      "a schema location",
      standard,
      [["<Invoice ", '<Invoice xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" ']],
    ],
    [
      "several contracts and attachments",
      standard,
      [
        [
          "<cac:AccountingSupplierParty>",
          "<cac:Signature><cbc:ID>x</cbc:ID></cac:Signature><cac:AccountingSupplierParty>",
        ],
      ],
    ],
    ["a stamp", simplified, []],
    [
      "a delivery with place and party",
      standard,
      [
        [
          "</cbc:ActualDeliveryDate>",
          "</cbc:ActualDeliveryDate><cac:DeliveryLocation><cac:Address><cbc:CityName>x</cbc:CityName></cac:Address></cac:DeliveryLocation><cac:DeliveryParty><cac:PartyName><cbc:Name>x</cbc:Name></cac:PartyName></cac:DeliveryParty>",
        ],
      ],
    ],
    [
      "an item property",
      standard,
      [
        [
          "<cac:ClassifiedTaxCategory>",
          '<cac:CommodityClassification><cbc:ItemClassificationCode listID="HS">1</cbc:ItemClassificationCode></cac:CommodityClassification><cac:ClassifiedTaxCategory>',
        ],
      ],
    ],
  ])("%s is allowed", (_, base, edits) => {
    expect(faults(base, ...edits)).toEqual([]);
  });

  test("another root is no invoice, and the rules of an invoice are silent", () => {
    const { findings } = check(standard, [
      ["<Invoice ", "<CreditNote "],
      ["</Invoice>", "</CreditNote>"],
    ]);
    expect(findings[0]?.params).toEqual({ problem: "root", name: "CreditNote" });
  });

  test("every aggregate that is named has a type", () => {
    const types = new Set(
      structure
        .trim()
        .split("\n")
        .map((line) => line.split(":")[0] ?? ""),
    );
    const named = [...structure.matchAll(/@(\w+)/g)].map(([, name]) => name ?? "");
    const untyped = named.filter((name) => !types.has(name) && !typeSuffixes.some((suffix) => name.endsWith(suffix)));

    expect(untyped).toEqual([]);
    expect(typeSuffixes.filter((suffix) => !types.has(suffix))).toEqual([]);
  });

  test("a finding names line, path and value", () => {
    const [finding] = check(standard, [
      ['"SAR">319.73</cbc:PayableAmount', '"SAR">319,73</cbc:PayableAmount'],
    ]).findings;
    expect(finding).toMatchObject({
      code: "XSD_ZATCA_INVALID",
      path: "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount",
      params: { problem: "value", name: "decimal", value: "319,73" },
    });
    expect(finding?.line).toBe(standard.split("\n").findIndex((line) => line.includes("PayableAmount")) + 1);
  });
});
