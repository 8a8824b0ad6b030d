import { describe, expect, test } from "vitest";
import { adviseOn } from "#lib/rules/advice.ts";
import { bytesOf, creditNote, dollars, type Edit, edited, simplified, standard, vectors } from "./samples.ts";

const advice = (base: string, ...edits: readonly Edit[]) => adviseOn(edited(base, ...edits)).map(({ code }) => code);
/** The made documents state no VAT on their lines, which is one of the things ZATCA lets pass. */
const besides = (codes: readonly string[]) => codes.filter((code) => code !== "advice.line_without_vat");

describe("what ZATCA accepts and a person would not want", () => {
  test.each<readonly [string, string, readonly Edit[]]>([
    ["advice.uuid_form", standard, [["869da2fb-e970-4298-a93a-482dcab151f9", "invoice-1"]]],
    ["advice.counter_form", standard, [[">4620<", ">004620<"]]],
    ["advice.counter_form", standard, [[">4620<", ">0<"]]],
    ["advice.previous_hash_form", standard, [["NWZlY2Vi", "AAAA"]]],
    ["advice.repeated_line_number", standard, [["<cbc:ID>2</cbc:ID>", "<cbc:ID>1</cbc:ID>"]]],
    ["advice.refers_to_itself", creditNote, [[/TI-2024-70269/, /<cbc:ID>(.*?)<\/cbc:ID>/.exec(creditNote)?.[1] ?? ""]]],
    ["advice.distant_supply_date", standard, [["DeliveryDate>2025-05-01", "DeliveryDate>2030-01-01"]]],
    ["advice.loose_type_code", simplified, [['name="0200000"', 'name="020100000"']]],
    ["advice.carriage_return", standard, [["<cac:Delivery>", "&#xD;<cac:Delivery>"]]],
    ["advice.riyal_total", standard, [['"SAR">41.70', '"SAR">51.70']]],
    ["advice.riyal_rate", dollars, [['"SAR">581.63', '"SAR">58.16']]],
    [
      "advice.vat_rounding",
      standard,
      [
        [
          /(?<=TaxSubtotal>\s*<cbc:TaxableAmount currencyID="SAR">278.03<\/cbc:TaxableAmount>\s*<cbc:TaxAmount currencyID="SAR">)41.70/,
          "41.71",
        ],
      ],
    ],
    ["advice.line_vat", standard, [['"SAR">0.00</cbc:TaxAmount', '"SAR">3.00</cbc:TaxAmount']]],
  ])("%s", (code, base, edits) => {
    expect(besides(advice(base, ...edits))).toEqual([code]);
  });

  test("a rate of 15.5 percent, where it stands", () => {
    const first = adviseOn(
      edited(standard, [/(?<=ClassifiedTaxCategory>\s*<cbc:ID>S<\/cbc:ID>\s*<cbc:Percent>)15.00/, "15.5"]),
    ).find(({ code }) => code === "advice.odd_rate");
    expect(first).toMatchObject({
      path: "/Invoice/cac:InvoiceLine[1]/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent",
      params: { value: "15.5" },
    });
  });

  test("the published valid documents draw nothing but what they are made for", () => {
    const drawn = vectors
      .filter(({ file }) => file.includes("-valid-"))
      .flatMap(({ file }) => besides(adviseOn(bytesOf(file)).map(({ code }) => code)));
    expect([...new Set(drawn)]).toEqual([]);
  });

  test("each published gap is noticed", () => {
    const gaps = vectors
      .filter(({ file }) => file.includes("-gap-"))
      .map(({ file }) => besides(adviseOn(bytesOf(file)).map(({ code }) => code)));
    expect(gaps).toEqual([["advice.riyal_total"], ["advice.line_vat"], ["advice.uuid_form"], ["advice.vat_rounding"]]);
  });

  test("an unreadable document draws none", () => {
    expect(adviseOn(Buffer.from("x"))).toEqual([]);
  });
});
