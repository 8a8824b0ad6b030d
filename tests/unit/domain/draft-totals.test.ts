import { expect, test } from "vitest";
import { readBuyerNumber } from "#lib/domain/buyer-number.ts";
import { draftTotals } from "#lib/domain/draft-totals.ts";

const line = (quantity: string, price: string, discount = "", category = "S", percent = "15.00") => ({
  quantity,
  price,
  adjustments: [{ charge: false, amount: discount }],
  category,
  percent,
});

test("VAT of a draft is rounded once per category and rate", () => {
  const totals = draftTotals({ lines: [line("3", "0.33"), line("1", "0.34"), line("1", "10", "", "Z", "0.00")] });
  expect(totals.nets).toEqual([99n, 34n, 1000n]);
  expect(totals.taxes).toEqual([
    { category: "S", percent: "15", base: 133n, tax: 20n },
    { category: "Z", percent: "0", base: 1000n, tax: 0n },
  ]);
  expect(totals.payable).toBe(1153n);
});

test("an unfinished line does not count, a discount does", () => {
  const totals = draftTotals({ lines: [line("2", "50", "10.50"), line("", "7"), line("1", "x")] });
  expect(totals.nets).toEqual([8950n, undefined, undefined]);
  expect([totals.taxExclusive, totals.tax, totals.payable]).toEqual([8950n, 1343n, 10293n]);
});

test("discounts and charges on the whole, prepayments and VAT in riyals", () => {
  const totals = draftTotals({
    lines: [line("1", "100")],
    adjustments: [
      { charge: false, amount: "10", category: "S", percent: "15.00" },
      { charge: true, amount: "5.00", category: "Z", percent: "0.00" },
      { charge: true, amount: "", category: "S", percent: "15.00" },
    ],
    prepaid: 2300n,
    rate: "3.75",
  });
  expect(totals).toMatchObject({ lineNet: 10000n, allowances: 1000n, charges: 500n, taxExclusive: 9500n, tax: 1350n });
  expect(totals).toMatchObject({ taxInRiyals: 5063n, prepaid: 2300n, payable: 8550n });
  expect(draftTotals({ lines: [], rate: "" }).taxInRiyals).toBeUndefined();
});

test.each([
  ["", "empty"],
  ["٣٩٩٤١٦٢٠٧٥٠٠٠٠٣", "saudi"],
  ["3994 1620 7500 003", "saudi"],
  ["39941620", "unfinished"],
  ["399416207500004", "wrong"],
  ["3994162075000031", "wrong"],
  ["100123456700003", "foreign"],
  ["GB123456789", "foreign"],
  ["DE 811 569 869", "foreign"],
])("the buyer's number %s is %s", (typed, state) => {
  expect(readBuyerNumber(typed)).toBe(state);
});
