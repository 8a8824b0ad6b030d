import { describe, expect, test } from "vitest";
import { check, type Edit, ruleCodes, simplified, standard } from "./samples.ts";

type Case = readonly [title: string, base: string, edits: readonly Edit[], codes: readonly string[]];

const name = /name="0[12]00000"/;
const buyerId = (scheme: string, value: string): Edit => [
  /(?<=<cac:AccountingCustomerParty>\s*<cac:Party>)/,
  `<cac:PartyIdentification><cbc:ID${scheme}>${value}</cbc:ID></cac:PartyIdentification>`,
];
const general = ["KSA GENERAL"];

const checkedAt = (time: string) => check(simplified, [], { at: new Date(time) });

describe("the transaction code", () => {
  test.each<Case>([
    ["eight and nine flags pass", standard, [[name, 'name="01000000"']], []],
    ["ten characters do not", standard, [[name, 'name="0100000000"']], ["BR-KSA-06", "BR-KSA-F-06-C40"]],
    ["a flag of two", standard, [[name, 'name="0100002"']], ["BR-KSA-06"]],
    ["export and self-billed", standard, [[name, 'name="0100101"']], ["BR-KSA-07"]],
    ["government without a contract", standard, [[name, 'name="010000001"']], ["BR-KSA-92"]],
    [
      "a nominal simplified invoice of nine characters is taken for a standard one",
      simplified,
      [[name, 'name="020100000"']],
      ["BR-KSA-10", "BR-KSA-81", "BR-KSA-F-06-C23", "BR-KSA-F-06-C25"],
    ],
    ["no name at all", standard, [[' name="0100000"', ""]], ["BR-KSA-06", "BR-KSA-F-06-C40"]],
    ["type 386 is accepted and needs no supply date", standard, [[">388<", ">386<"]], []],
    ["an empty type code", standard, [[">388<", "><"]], ["BR-04", "BR-CL-01"]],
  ])("%s", (_, base, edits, codes) => {
    expect(ruleCodes(base, ...edits)).toEqual(codes);
  });
});

describe("dates and times", () => {
  test.each<Case>([
    ["24:00:00 is no issue time", standard, [["15:10:07", "24:00:00"]], ["BR-KSA-70"]],
    ["a fraction of a second", standard, [["15:10:07", "15:10:07.5"]], ["BR-KSA-70"]],
    ["UTC passes", standard, [["15:10:07", "15:10:07Z"]], []],
    ["1999 is out of range", standard, [["2025-05-01", "1999-05-01"]], ["BR-KSA-F-01"]],
    ["a date with a zone", standard, [["2025-05-01", "2025-05-01Z"]], ["BR-KSA-F-01"]],
    ["the 30th of February", standard, [["2025-05-01", "2025-02-30"]], ["BR-KSA-F-01", "XSD_ZATCA_INVALID"]],
    [
      "a no-break space is no white space",
      standard,
      [["2025-05-01", "2025-05-01\u00a0"]],
      ["BR-KSA-F-01", "XSD_ZATCA_INVALID"],
    ],
    ["the schema knows no year 0", standard, [["2025-05-01", "0000-05-01"]], ["BR-KSA-F-01", "XSD_ZATCA_INVALID"]],
    ["tomorrow", standard, [["2025-05-01", "2026-01-01"]], ["BR-KSA-04"]],
    ["today", standard, [["2025-05-01", "2025-12-31"]], []],
    [
      "an end of supply before its start",
      standard,
      [
        [
          "</cbc:ActualDeliveryDate>",
          "</cbc:ActualDeliveryDate><cbc:LatestDeliveryDate>2025-04-30</cbc:LatestDeliveryDate>",
        ],
      ],
      ["BR-KSA-36"],
    ],
    [
      "a leap day that never was begins nothing",
      standard,
      [
        [
          /(<cbc:ActualDeliveryDate>).*?(<\/cbc:ActualDeliveryDate>)/,
          "<cbc:ActualDeliveryDate>1900-02-29</cbc:ActualDeliveryDate><cbc:LatestDeliveryDate>1850-01-01</cbc:LatestDeliveryDate>",
        ],
      ],
      ["BR-KSA-F-01", "XSD_ZATCA_INVALID"],
    ],
    [
      "an end of supply without a start",
      standard,
      [[/<cbc:ActualDeliveryDate>.*Date>/, "<cbc:LatestDeliveryDate>2025-04-30</cbc:LatestDeliveryDate>"]],
      ["BR-KSA-15", "BR-KSA-35"],
    ],
    [
      "two supply dates crash the engine",
      standard,
      [
        [
          "</cac:Delivery>",
          "</cac:Delivery><cac:Delivery><cbc:ActualDeliveryDate>2025-05-01</cbc:ActualDeliveryDate></cac:Delivery>",
        ],
      ],
      general,
    ],
    [
      "a broken time of a simplified invoice crashes it too",
      simplified,
      [["12:13:21", "12:13"]],
      [...general, "XSD_ZATCA_INVALID"],
    ],
  ])("%s", (_, base, edits, codes) => {
    expect(ruleCodes(base, ...edits)).toEqual(codes);
  });

  test("the 24 hours are counted from the issue in Riyadh and reported apart", () => {
    expect(checkedAt("2025-03-14T09:13:20Z").clockWarnings).toEqual([]);
    expect(checkedAt("2025-03-14T09:13:22Z").clockWarnings).toEqual(["BR-KSA-98"]);
    expect(checkedAt("2025-03-14T09:13:22Z").verdict).toBe("PASS");
  });
});

describe("identifiers", () => {
  test.each<Case>([
    [
      "two seller identifiers crash the engine",
      standard,
      [
        [
          /(<cac:PartyIdentification>[^]*?<\/cac:PartyIdentification>)/,
          '<cac:PartyIdentification><cbc:ID schemeID="CRN">4030296185</cbc:ID></cac:PartyIdentification><cac:PartyIdentification><cbc:ID schemeID="OTH">7</cbc:ID></cac:PartyIdentification>',
        ],
      ],
      general,
    ],
    ["no seller scheme", standard, [[' schemeID="CRN"', ""]], ["BR-KSA-08"]],
    ["part of a scheme is found in the list", standard, [['schemeID="CRN"', 'schemeID="RN MO"']], []],
    ["lower case is not", standard, [['schemeID="CRN"', 'schemeID="crn"']], ["BR-KSA-08"]],
    ["spaces around a scheme", standard, [['schemeID="CRN"', 'schemeID=" CRN"']], ["BR-KSA-F-12"]],
    ["a space in a registration number", standard, [["4030296185", "4030296185 "]], ["BR-KSA-F-08"]],
    ["a dummy registration number", standard, [["4030296185", "4012345678"]], ["BR-KSA-F-13"]],
    ["a 700 number", standard, [['"CRN">4030296185', '"700">4030296185']], ["BR-KSA-F-09"]],
    ["a buyer identifier without scheme", standard, [buyerId("", "1010582947")], ["BR-KSA-14"]],
    ["a TIN of 15 digits", standard, [buyerId(' schemeID="TIN"', "399725064800003")], ["BR-KSA-F-07"]],
    ["a national number that begins with 2", standard, [buyerId(' schemeID="NAT"', "2048173560")], ["BR-KSA-F-10"]],
    ["a residence number that begins with 1", standard, [buyerId(' schemeID="IQA"', "1048173560")], ["BR-KSA-F-11"]],
    ["a passport may hold letters", standard, [buyerId(' schemeID="PAS"', "X123456")], []],
  ])("%s", (_, base, edits, codes) => {
    expect(ruleCodes(base, ...edits)).toEqual(codes);
  });
});

describe("parties", () => {
  test.each<Case>([
    ["spaces around the seller's VAT number", standard, [["399640287310003", " 399640287310003"]], ["BR-KSA-40"]],
    ["no seller VAT number", standard, [["<cbc:CompanyID>399640287310003</cbc:CompanyID>", ""]], ["BR-KSA-39"]],
    ["an empty seller VAT number", standard, [["399640287310003", ""]], ["BR-KSA-39", "BR-KSA-40"]],
    ["an empty buyer VAT number", standard, [["399725064800003", ""]], ["BR-KSA-99"]],
    [
      "an empty buyer",
      standard,
      [[/<cac:AccountingCustomerParty>[^]*<\/cac:AccountingCustomerParty>/, "<cac:AccountingCustomerParty/>"]],
      ["BR-KSA-10", "BR-KSA-81", "BR-KSA-F-06-C23", "BR-KSA-F-06-C25"],
    ],
    ["an empty buyer name", standard, [[/شركة جبل[^<]*/, ""]], ["BR-KSA-42", "BR-KSA-F-06-C12"]],
    ["a blank district of a Saudi buyer", standard, [["الملقا | Al Malqa", " "]], ["BR-KSA-63"]],
    [
      "no district of a Saudi buyer",
      standard,
      [[/<cbc:CitySubdivisionName>الملقا.*/, ""]],
      ["BR-KSA-63", "BR-KSA-F-06-C28"],
    ],
    ["a buyer's postal code of four digits", standard, [["13522", "1352"]], ["BR-KSA-67"]],
    ["Arabic digits are no postal code", standard, [["23323", "٢٣٣٢٣"]], ["BR-KSA-66"]],
    [
      "a telephone without 0 or +",
      standard,
      [
        [
          /(?<=<\/cac:PartyLegalEntity>)(?=\s*<\/cac:Party>\s*<\/cac:AccountingCustomerParty>)/,
          "<cac:Contact><cbc:Telephone>966500000000</cbc:Telephone></cac:Contact>",
        ],
      ],
      ["BR-KSA-85"],
    ],
    ["a simplified summary without buyer", simplified, [[name, 'name="0200010"']], ["BR-KSA-71"]],
  ])("%s", (_, base, edits, codes) => {
    expect(ruleCodes(base, ...edits)).toEqual(codes);
  });
});
