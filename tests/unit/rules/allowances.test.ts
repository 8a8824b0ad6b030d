import { describe, expect, test } from "vitest";
import { adjusted, advance, type Edit, ruleCodes } from "./samples.ts";

type Case = readonly [title: string, base: string, edits: readonly Edit[], codes: readonly string[]];

const engines = ["EN GENERAL", "KSA GENERAL", "XSD_ZATCA_INVALID"];

describe("allowances and charges", () => {
  const line =
    /(?<=<cac:AllowanceCharge>\s*)<cbc:ChargeIndicator>false<\/cbc:ChargeIndicator>(?=\s*<cbc:AllowanceChargeReason>Line)/;
  test.each<Case>([
    [
      "a document indicator that is no boolean crashes both sheets",
      adjusted,
      [["ChargeIndicator>false", "ChargeIndicator>no"]],
      engines,
    ],
    [
      "one of a line crashes only the KSA sheet",
      adjusted,
      [[line, "<cbc:ChargeIndicator>no</cbc:ChargeIndicator>"]],
      ["KSA GENERAL", "XSD_ZATCA_INVALID"],
    ],
    ["1 and 0 are booleans", adjusted, [["ChargeIndicator>false", "ChargeIndicator>0"]], []],
    [
      "the missing amount of a line allowance is shadowed",
      adjusted,
      [['<cbc:Amount currencyID="SAR">62.00</cbc:Amount>', ""]],
      ["BR-KSA-EN16931-11", "XSD_ZATCA_INVALID"],
    ],
    ["three decimals of a line allowance are shadowed too", adjusted, [['"SAR">62.00', '"SAR">62.000']], []],
    ["three decimals of a line charge are not", adjusted, [['"SAR">19.00', '"SAR">19.000']], ["BR-DEC-27"]],
    ["three decimals of a multiplier", adjusted, [["Numeric>5<", "Numeric>5.000<"]], ["BR-KSA-DEC-01"]],
    ["of a charge they pass", adjusted, [["Numeric>3<", "Numeric>3.000<"]], []],
    ["a multiplier without base", adjusted, [[/<cbc:BaseAmount currencyID="SAR">1600.*/, ""]], ["BR-KSA-EN16931-04"]],
    [
      "a base without multiplier",
      adjusted,
      [["<cbc:MultiplierFactorNumeric>5</cbc:MultiplierFactorNumeric>", ""]],
      ["BR-KSA-EN16931-03", "BR-KSA-EN16931-05"],
    ],
    ["another multiplier", adjusted, [["Numeric>5<", "Numeric>6<"]], ["BR-KSA-EN16931-03"]],
    [
      "no reason code of a charge",
      adjusted,
      [["<cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode>", ""]],
      ["BR-KSA-19"],
    ],
    ["an unknown reason code", adjusted, [[">FC<", ">QQQ<"]], ["BR-KSA-CL-06"]],
    ["a blank reason of a line charge", adjusted, [["Other services", " "]], ["BR-KSA-22"]],
    ["another gross price", adjusted, [['"SAR">12.00', '"SAR">12.01']], ["BR-KSA-EN16931-07"]],
    [
      "a charge in the price",
      adjusted,
      [
        [
          /(?<=<cac:Price>[^]*)<cbc:ChargeIndicator>false(?=<\/cbc:ChargeIndicator>\s*<cbc:AllowanceChargeReason>discount)/,
          "<cbc:ChargeIndicator>true",
        ],
      ],
      ["BR-KSA-EN16931-06"],
    ],
    ["a document allowance of no rate", adjusted, [[/<cbc:Percent>15.00/, "<cbc:Percent>0"]], ["BR-KSA-84", "BR-S-06"]],
  ])("%s", (_, base, edits, codes) => {
    expect(ruleCodes(base, ...edits)).toEqual(codes);
  });
});

describe("advances", () => {
  test.each<Case>([
    ["another document type", advance, [["TypeCode>386", "TypeCode>388"]], ["BR-KSA-74", "BR-KSA-80"]],
    ["no document type leaves the amounts to be checked", advance, [[/<cbc:DocumentTypeCode>.*/, ""]], ["BR-KSA-73"]],
    [
      "a price of its own",
      advance,
      [['PriceAmount currencyID="SAR">0.00', 'PriceAmount currencyID="SAR">1.00']],
      ["BR-KSA-82"],
    ],
    ["no reference at all", advance, [[/<cac:DocumentReference>[^]*<\/cac:DocumentReference>/, ""]], ["BR-KSA-73"]],
    ["a wrong VAT amount", advance, [['"SAR">750.00', '"SAR">760.00']], ["BR-KSA-79", "BR-KSA-80"]],
    ["a cent of VAT passes its own check", advance, [['"SAR">750.00', '"SAR">750.01']], ["BR-KSA-80"]],
    [
      "a minus sign before zero",
      advance,
      [['RoundingAmount currencyID="SAR">0.00', 'RoundingAmount currencyID="SAR">-0.00']],
      ["BR-KSA-51"],
    ],
    ["a time of hours and minutes", advance, [["09:30:15", "09:30"]], ["BR-KSA-F-05", "XSD_ZATCA_INVALID"]],
    ["three decimals", advance, [['"SAR">5000.00', '"SAR">5000.000']], ["BR-KSA-DEC-06"]],
    [
      "an advance that is not deducted",
      advance,
      [
        [/<cbc:PrepaidAmount.*/, ""],
        [">17250.00<", ">23000.00<"],
      ],
      ["BR-KSA-80"],
    ],
  ])("%s", (_, base, edits, codes) => {
    expect(ruleCodes(base, ...edits)).toEqual(codes);
  });
});
