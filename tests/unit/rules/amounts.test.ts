import { describe, expect, test } from "vitest";
import { adjusted, categories, type Edit, ruleCodes, standard } from "./samples.ts";

type Case = readonly [title: string, base: string, edits: readonly Edit[], codes: readonly string[]];

const engines = ["EN GENERAL", "KSA GENERAL", "XSD_ZATCA_INVALID"];

describe("totals", () => {
  test.each<Case>([
    [
      "spaces around an amount do not matter to its value",
      standard,
      [['PayableAmount currencyID="SAR">319.73', 'PayableAmount currencyID="SAR"> 319.73\n']],
      ["BR-DEC-18"],
    ],
    [
      "an exponent is no decimal",
      standard,
      [[">319.73</cbc:PayableAmount", ">3.1973e2</cbc:PayableAmount"]],
      ["EN GENERAL", "XSD_ZATCA_INVALID"],
    ],
    [
      "an empty amount crashes",
      standard,
      [[">319.73</cbc:PayableAmount", "></cbc:PayableAmount"]],
      ["EN GENERAL", "XSD_ZATCA_INVALID"],
    ],
    ["a missing payable amount", standard, [[/<cbc:PayableAmount.*/, ""]], ["BR-15", "BR-CO-16", "XSD_ZATCA_INVALID"]],
    [
      "a cent too much with VAT",
      standard,
      [[">319.73</cbc:TaxInclusiveAmount", ">319.74</cbc:TaxInclusiveAmount"]],
      ["BR-CO-15", "BR-CO-16"],
    ],
    ["no total without VAT", standard, [[/<cbc:TaxExclusiveAmount.*/, ""]], ["BR-13", "BR-CO-13", "BR-CO-15"]],
    [
      "a rounding of minus a cent passes",
      standard,
      [
        [
          /<cbc:PayableAmount.*/,
          '<cbc:PayableRoundingAmount currencyID="SAR">-0.01</cbc:PayableRoundingAmount><cbc:PayableAmount currencyID="SAR">319.72</cbc:PayableAmount>',
        ],
      ],
      [],
    ],
    [
      "a negative total",
      standard,
      [['TaxExclusiveAmount currencyID="SAR">278.03', 'TaxExclusiveAmount currencyID="SAR">-278.03']],
      ["BR-CO-13", "BR-CO-15", "BR-KSA-F-04"],
    ],
    [
      "an allowance total without allowance",
      standard,
      [[/(?=<cbc:PayableAmount)/, '<cbc:AllowanceTotalAmount currencyID="SAR">0.00</cbc:AllowanceTotalAmount>']],
      [],
    ],
    [
      "two amounts of one name crash the engine",
      standard,
      [[/(?=<cbc:PayableAmount)/, '<cbc:PayableAmount currencyID="SAR">1</cbc:PayableAmount>']],
      ["EN GENERAL", "XSD_ZATCA_INVALID"],
    ],
    [
      "no VAT summary",
      standard,
      [[/<cac:TaxSubtotal>[^]*?<\/cac:TaxSubtotal>/, ""]],
      ["BR-CO-15", "BR-CO-18", "BR-KSA-EN16931-08", "BR-KSA-EN16931-09", "BR-S-01"],
    ],
  ])("%s", (_, base, edits, codes) => {
    expect(ruleCodes(base, ...edits)).toEqual(codes);
  });
});

describe("VAT", () => {
  test.each<Case>([
    [
      "15 % of 100.10 is 15.01 in the binary arithmetic of the engine, so that two lines allow up to 15.03",
      standard,
      [
        ['TaxableAmount currencyID="SAR">278.03', 'TaxableAmount currencyID="SAR">100.10'],
        [">41.70<", ">15.04<"],
        [">41.70<", ">15.04<"],
        [">41.70<", ">15.04<"],
      ],
      ["BR-CO-15", "BR-CO-17", "BR-S-08", "BR-S-09"],
    ],
    [
      "a category with two codes matches no rule of its own",
      standard,
      [[/<cac:TaxCategory>\s*<cbc:ID>S/, "<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:ID>S"]],
      ["KSA GENERAL", "XSD_ZATCA_INVALID"],
    ],
    [
      "15.05 percent passes the check of the rate",
      standard,
      [[/Percent>15.00/, "Percent>15.05"]],
      ["BR-CO-17", "BR-S-09"],
    ],
    ["three decimals of a rate", standard, [[/Percent>15.00/, "Percent>15.000"]], ["BR-KSA-DEC-02"]],
    ["a percent sign crashes the engine", standard, [[/Percent>15.00/, "Percent>15%"]], engines],
    [
      "a standard rate of zero on a line",
      standard,
      [
        [
          /(ClassifiedTaxCategory>\s*<cbc:ID>S<\/cbc:ID>\s*)<cbc:Percent>15.00/,
          "ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>0",
        ],
      ],
      ["BR-KSA-84", "BR-S-05"],
    ],
    [
      "a reason beside the standard rate",
      standard,
      [
        [
          "<cbc:Percent>15.00</cbc:Percent>",
          "<cbc:Percent>15.00</cbc:Percent><cbc:TaxExemptionReason>x</cbc:TaxExemptionReason>",
        ],
      ],
      ["BR-S-10"],
    ],
    [
      "a scheme in lower case is VAT all the same",
      standard,
      [
        [
          /(?<=TaxCategory>\s*<cbc:ID>S<\/cbc:ID>\s*<cbc:Percent>15.00<\/cbc:Percent>\s*<cac:TaxScheme>\s*)<cbc:ID>VAT/,
          "<cbc:ID>vat",
        ],
      ],
      [],
    ],
    ["a reason code of another category", categories, [["VATEX-SA-30", "VATEX-SA-32"]], ["BR-KSA-CL-04"]],
    ["a blank reason", categories, [["Real estate transactions", " "]], ["BR-KSA-83"]],
    ["an empty reason", categories, [["Real estate transactions", ""]], ["BR-KSA-83", "BR-KSA-F-06-C16"]],
    ["an empty code", categories, [[">VATEX-SA-OOS<", "><"]], ["BR-KSA-24"]],
    ["education needs a national number", categories, [["VATEX-SA-32", "VATEX-SA-EDU"]], ["BR-KSA-49"]],
  ])("%s", (_, base, edits, codes) => {
    expect(ruleCodes(base, ...edits)).toEqual(codes);
  });
});

describe("lines", () => {
  test.each<Case>([
    ["a quantity written 0", standard, [[">2.5<", ">0<"]], ["BR-22", "BR-KSA-EN16931-11"]],
    ["a quantity written 0.00", standard, [[">2.5<", ">0.00<"]], ["BR-KSA-EN16931-11"]],
    ["a cent either way passes", standard, [[">74.25<", ">74.256<"]], []],
    [
      "a base quantity of zero crashes the engine",
      adjusted,
      [['"PCE">1</cbc:BaseQuantity', '"PCE">0</cbc:BaseQuantity']],
      ["KSA GENERAL"],
    ],
    [
      "a negative base quantity",
      adjusted,
      [['"PCE">1</cbc:BaseQuantity', '"PCE">-1</cbc:BaseQuantity']],
      ["BR-KSA-EN16931-11", "BR-KSA-EN16931-12"],
    ],
    ["a name of digits", standard, [["Ground coffee 1kg", "12345"]], ["BR-KSA-F-C-01"]],
    ["a name of Arabic digits", standard, [["Ground coffee 1kg", "١٢٣"]], ["BR-KSA-F-C-01"]],
    ["a name of two letters", standard, [["Ground coffee 1kg", "Qa"]], ["BR-KSA-F-06-C19"]],
    ["characters count, not UTF-16 units", standard, [["Ground coffee 1kg", "😀😀"]], ["BR-KSA-F-06-C19"]],
    [
      "a number of seven characters",
      standard,
      [["<cac:InvoiceLine>\n        <cbc:ID>1<", "<cac:InvoiceLine>\n        <cbc:ID>1000000<"]],
      ["BR-KSA-F-06-C17"],
    ],
    [
      "two VAT totals of a line crash the engine",
      standard,
      [[/(?=<cac:Item>)/, '<cac:TaxTotal><cbc:TaxAmount currencyID="SAR">0</cbc:TaxAmount></cac:TaxTotal>']],
      ["KSA GENERAL"],
    ],
    [
      "no VAT amount of a line",
      standard,
      [[/<cac:TaxTotal>\s*<cbc:TaxAmount currencyID="SAR">0.00<\/cbc:TaxAmount>[^]*?<\/cac:TaxTotal>/, ""]],
      ["BR-KSA-52", "BR-KSA-53"],
    ],
  ])("%s", (_, base, edits, codes) => {
    expect(ruleCodes(base, ...edits)).toEqual(codes);
  });
});
