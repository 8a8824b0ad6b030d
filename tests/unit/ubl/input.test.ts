import { describe, expect, test } from "vitest";
import { parseInput } from "#lib/input.ts";
import { hashDocument } from "#lib/ubl/canonical.ts";
import { documentFrom } from "#lib/ubl/document-from.ts";
import { DocumentInput } from "#lib/ubl/input.ts";
import { firstPih, issueUnstamped } from "#lib/ubl/issue.ts";
import { readDocument } from "#lib/ubl/read.ts";
import { computeTotals } from "#lib/ubl/totals.ts";

const completion = {
  uuid: "a1376169-0c4d-407d-9f6b-7269152aca90",
  now: new Date("2026-11-24T22:30:05Z"),
  seller: { name: "مؤسسة نخلة الواحة", vatNumber: "399871520400003" },
};
const simplest = {
  transaction: { kind: "simplified" },
  typeCode: "388",
  number: "SI-1",
  lines: [{ quantity: { value: 2 }, item: { name: "Coffee" }, vat: { category: "S" }, price: { amount: "23.50" } }],
};
const from = (input: unknown) => documentFrom(parseInput(DocumentInput, input), completion);
const written = (input: unknown) => Buffer.from(issueUnstamped(from(input), { icv: 1, pih: firstPih }).xml).toString();

test("the least that makes an invoice is completed", () => {
  expect(from(simplest)).toMatchObject({
    uuid: completion.uuid,
    issueDate: "2026-11-25",
    issueTime: "01:30:05",
    currency: "SAR",
    seller: completion.seller,
    lines: [{ id: "1", vat: { percent: { units: 1500n, scale: 2 } } }],
  });
  expect(computeTotals(from(simplest))).toMatchObject({ taxExclusive: 4700n, tax: 705n, taxInclusive: 5405n });
});

test("what the caller gives is kept", () => {
  const given = {
    ...simplest,
    issueDate: "2026-01-02",
    issueTime: "10:11:12",
    uuid: "3b1f2a44-5a0c-4f0e-8e43-0d2c3f6f3a11",
  };
  expect(from({ ...given, seller: { name: "Another" } })).toMatchObject({
    issueDate: "2026-01-02",
    issueTime: "10:11:12",
    uuid: given.uuid,
    seller: { name: "Another" },
  });
});

describe("refused with the path of the field", () => {
  const [line] = simplest.lines;
  const cases: [string, object, string][] = [
    ["no line", { lines: [] }, "lines"],
    ["a key that nobody knows", { colour: "red" }, "colour"],
    ["an amount of three decimals", { stated: { payable: "1.005" } }, "stated.payable"],
    ["a percent over 100", { lines: [{ ...line, vat: { category: "S", percent: 101 } }] }, "lines.0.vat.percent"],
    [
      "a percent of three decimals",
      { lines: [{ ...line, vat: { category: "S", percent: "5.125" } }] },
      "lines.0.vat.percent",
    ],
    [
      "a base quantity of nothing",
      { lines: [{ ...line, price: { amount: 1, base: { value: 0 } } }] },
      "lines.0.price.base.value",
    ],
    ["another currency without a rate", { currency: "USD" }, "exchangeRate"],
    [
      "an allowance without an amount",
      { allowancesAndCharges: [{ charge: false, vat: { category: "S" } }] },
      "allowancesAndCharges.0.amount",
    ],
    ["a control character", { number: "A\u0007" }, "number"],
    ["a date that does not exist", { issueDate: "2026-02-30" }, "issueDate"],
    ["a time with an offset", { issueTime: "10:00:00+03:00" }, "issueTime"],
    ["VAT category G", { lines: [{ ...line, vat: { category: "G" } }] }, "lines.0.vat.category"],
  ];

  test.each(cases)("%s", (_, change, path) => {
    const fields = expect.arrayContaining([expect.objectContaining({ path })]);
    expect(() => from({ ...simplest, ...change })).toThrow(expect.objectContaining({ code: "input.invalid", fields }));
  });

  test("no seller at all", () => {
    const input = parseInput(DocumentInput, simplest);
    expect(() => documentFrom(input, { uuid: completion.uuid, now: completion.now })).toThrow("input.invalid");
  });
});

describe("everything a document can say", () => {
  const full = {
    ...simplest,
    transaction: { kind: "standard", flags: ["thirdParty", "nominal", "summary", "government"] },
    currency: "USD",
    exchangeRate: "3.75",
    dueDate: "2026-12-31",
    taxPointDate: "2026-11-25",
    notes: ["first", 'second <&> "third"'],
    purchaseOrder: "PO-1",
    contract: "CT-1",
    precedingInvoices: [{ number: "SI-0", issueDate: "2026-11-01" }],
    buyer: {
      name: "Buyer & Sons",
      identifier: { scheme: "OTH", value: "X-1" },
      address: { street: "a", additionalStreet: "b", city: "c", province: "d", country: "AE" },
      contact: { name: "N", telephone: "+9665000", email: "a@b.c", note: "x" },
    },
    supplyDate: "2026-11-01",
    supplyEndDate: "2026-11-30",
    payments: [{ meansCode: "42", reasons: ["one", "two"], account: "SA44", terms: "Net 30" }],
    allowancesAndCharges: [
      { charge: false, reason: "Season", percent: 5, base: "100.00", vat: { category: "S" } },
      {
        charge: true,
        reasonCode: "FC",
        reason: "Freight",
        amount: "10.00",
        vat: { category: "Z", exemptionCode: "VATEX-SA-35" },
      },
    ],
    exemptions: [
      { category: "Z", code: "VATEX-SA-32", reason: "Export of goods" },
      { category: "E", code: "VATEX-SA-30", reason: "Real estate" },
      { category: "O", code: "VATEX-SA-OOS", reason: "Out of scope" },
      { category: "Z", code: "VATEX-SA-35", reason: "Medicines" },
    ],
    rounding: "-0.01",
    lines: [
      {
        note: "handle with care",
        quantity: { value: "2.5", unit: "KGM" },
        allowancesAndCharges: [{ charge: true, reasonCode: "ADR", reason: "Other", amount: "1.00" }],
        item: {
          name: "Coffee",
          description: "Ground",
          buyerId: "B",
          sellerId: "S",
          standardId: { scheme: "0160", value: "628" },
        },
        vat: { category: "S" },
        price: {
          amount: "74.25",
          base: { value: "10", unit: "KGM" },
          discount: { amount: "0.75", gross: "75", reason: "d" },
        },
      },
      ...["Z", "E", "O"].map((category) => ({ ...simplest.lines[0], vat: { category } })),
    ],
    prepayments: [
      {
        number: "PP-1",
        uuid: completion.uuid,
        issueDate: "2026-10-01",
        issueTime: "09:00:00",
        parts: [
          { category: "S", percent: "15.00", taxable: "10.00", tax: "1.50" },
          {
            category: "Z",
            percent: "0.00",
            taxable: "5.00",
            tax: "0.00",
            exemptionCode: "VATEX-SA-32",
            exemptionReason: "Export",
          },
        ],
      },
    ],
  };

  test("survives the way into XML and back", () => {
    const document = from(full);
    const { document: again } = readDocument(Buffer.from(written(full)), "");
    const { stated, lines, ...read } = again;
    const { stated: _stated, lines: ours, ...expected } = document;
    expect(read).toEqual(expected);
    expect(lines.map((line) => ({ ...line, stated: {} }))).toEqual(ours);
    expect(computeTotals(again).differences).toEqual([]);
    expect(computeTotals(document)).toMatchObject({ payable: stated.payable, taxInRiyals: stated.taxInRiyals });
  });

  test("is canonical as written", () => {
    const { xml, hash } = issueUnstamped(from(full), { icv: 1, pih: firstPih });
    expect(hashDocument(xml).hash).toBe(hash);
  });

  test("adds up", () => {
    const totals = computeTotals(from(full));
    expect(totals.lines[0]).toEqual({ net: 1956n, tax: 293n, gross: 2249n });
    expect(totals).toMatchObject({
      lineNet: 1956n + 3n * 4700n,
      allowances: 500n,
      charges: 1000n,
      taxExclusive: 16556n,
      tax: 218n,
      taxInRiyals: 818n,
      taxInclusive: 16774n,
      prepaid: 1650n,
      payable: 15123n,
      differences: [],
    });
    expect(totals.breakdown.map(({ category, exemptionCode, taxable }) => [category, exemptionCode, taxable])).toEqual([
      ["S", undefined, 1456n],
      ["Z", undefined, 4700n],
      ["E", undefined, 4700n],
      ["O", undefined, 4700n],
      ["Z", "VATEX-SA-35", 1000n],
    ]);
  });

  test("writes nine characters for the government", () => {
    expect(written(full)).toContain('name="011101001"');
    expect(written(simplest)).toContain('name="0200000"');
  });
});

test("a wrong claim is found, and its size decides how serious it is", () => {
  const [line] = simplest.lines;
  const found = (stated: object, lineStated = {}) =>
    computeTotals(from({ ...simplest, stated, lines: [{ ...line, stated: lineStated }] })).differences;
  expect(found({ payable: "54.05", tax: 7.05 }, { net: "47.00" })).toEqual([]);
  expect(found({ payable: "54.06" })).toEqual([
    { term: "BT-115", path: "stated.payable", stated: 5406n, computed: 5405n, severity: "error" },
  ]);
  expect(found({}, { net: "47.01" })).toMatchObject([{ path: "lines.0.stated.net", severity: "warning" }]);
  expect(found({ breakdown: [{ category: "Z", percent: 0, taxable: "47.00", tax: 0 }] })).toMatchObject([
    { term: "BT-116", severity: "error" },
    { term: "BG-23", severity: "error" },
  ]);
});
