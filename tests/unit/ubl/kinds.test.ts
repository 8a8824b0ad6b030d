import { createPrivateKey, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { leftOf, sharesOf } from "#lib/domain/prepayment.ts";
import { parseInput } from "#lib/input.ts";
import { checkDocument } from "#lib/rules/check.ts";
import { documentFrom } from "#lib/ubl/document-from.ts";
import { DocumentInput } from "#lib/ubl/input.ts";
import { firstPih, issueDocument } from "#lib/ubl/issue.ts";
import { computeTotals } from "#lib/ubl/totals.ts";
import { writeDocument } from "#lib/ubl/write.ts";
import { unit } from "./vectors.ts";

const till = unit("keys/egs-1");
const key = createPrivateKey(till.pem);
const now = new Date("2026-11-24T12:30:05Z");

const seller = {
  name: "مؤسسة نخلة الواحة للتجارة | Nakhlat Alwaha Trading Est.",
  vatNumber: "399871520400003",
  identifier: { scheme: "CRN", value: "1010582947" },
  address: {
    street: "شارع العليا",
    buildingNumber: "7241",
    district: "العليا",
    city: "الرياض",
    postalCode: "12611",
    country: "SA",
  },
};
const buyer = {
  name: "شركة جبل الفيروز | Jabal Alfayrouz Co.",
  vatNumber: "399725064800003",
  address: { ...seller.address, street: "طريق الملك عبدالله", buildingNumber: "4410", postalCode: "13522" },
};
const foreigner = {
  name: "Borealis Import GmbH",
  identifier: { scheme: "OTH", value: "DE-HRB-80417" },
  address: { street: "Hafenstrasse 12", city: "Hamburg", postalCode: "20457", country: "DE" },
};

const line = (category: string, more = {}) => ({
  quantity: { value: "3", unit: "PCE" },
  item: { name: `Goods of ${category}` },
  vat: { category },
  price: { amount: "33.335" },
  ...more,
});
const exemptions = [
  { category: "Z", code: "VATEX-SA-32", reason: "Export of goods" },
  { category: "E", code: "VATEX-SA-30", reason: "Real estate transactions" },
  { category: "O", code: "VATEX-SA-OOS", reason: "Not subject to VAT" },
];
const standard = {
  transaction: { kind: "standard" },
  typeCode: "388",
  number: "TI-1",
  buyer,
  supplyDate: "2026-11-24",
  payments: [{ meansCode: "30" }],
  lines: [line("S")],
};
const simplified = { ...standard, transaction: { kind: "simplified" }, number: "SI-1", buyer: undefined };
const flagged = (flag: string, more = {}) => ({
  ...standard,
  transaction: { kind: "standard", flags: [flag] },
  ...more,
});
const noteOf = (typeCode: string, document: object) => ({
  ...document,
  typeCode,
  precedingInvoices: [{ number: "TI-0" }],
  payments: [{ meansCode: "10", reasons: ["إرجاع بضاعة"] }],
});
const advanceOf = (number: string, ...parts: object[]) => ({
  number,
  issueDate: "2026-10-01",
  issueTime: "09:30:15",
  parts,
});
const part = { category: "S", percent: "15.00", taxable: "20.00", tax: "3.00" };

const kinds: Record<string, object> = {
  "a standard invoice": standard,
  "a simplified invoice": simplified,
  "a standard prepayment": { ...standard, typeCode: "386" },
  "a simplified prepayment": { ...simplified, typeCode: "386" },
  "a standard credit note": noteOf("381", standard),
  "a standard debit note": noteOf("383", standard),
  "a simplified credit note": noteOf("381", simplified),
  "a simplified debit note": noteOf("383", simplified),
  "a third-party invoice": flagged("thirdParty"),
  "a nominal invoice": flagged("nominal"),
  "an export invoice": flagged("export", { buyer: foreigner, lines: [line("Z")], exemptions }),
  "a summary invoice": flagged("summary", { supplyDate: "2026-10-01", supplyEndDate: "2026-10-31" }),
  "a self-billed invoice": flagged("selfBilled"),
  "an invoice to the government": flagged("government", { contract: "CT-2026-118" }),
  "a simplified summary invoice": {
    ...simplified,
    transaction: { kind: "simplified", flags: ["summary"] },
    buyer: { name: "منى الحربي", address: { country: "SA" } },
    supplyEndDate: "2026-11-24",
  },
  "all categories, each with allowance and charge": {
    ...standard,
    lines: ["S", "Z", "E", "O"].map((category) => line(category)),
    exemptions,
    allowancesAndCharges: ["S", "Z", "E", "O"].flatMap((category) => [
      { charge: false, reason: "Discount", percent: "2.50", base: "99.99", vat: { category } },
      { charge: true, reasonCode: "FC", reason: "Freight service", amount: "7.77", vat: { category } },
    ]),
  },
  "a reduced rate beside the standard one": {
    ...standard,
    lines: [line("S"), line("S", { vat: { category: "S", percent: "5.00" } })],
  },
  "line allowances, charges, price discount and base quantity": {
    ...standard,
    lines: [
      line("S", {
        quantity: { value: "2.5", unit: "KGM" },
        allowancesAndCharges: [
          { charge: false, reason: "Promotion", percent: 5, base: "50.00" },
          { charge: true, reasonCode: "ADR", reason: "Other services", amount: "1.10" },
        ],
        price: {
          amount: "74.25",
          base: { value: "10", unit: "KGM" },
          discount: { amount: "0.75", gross: "75.00", reason: "Discount" },
        },
      }),
    ],
  },
  "two prepayments": {
    ...standard,
    lines: [line("S"), line("S")],
    prepayments: [advanceOf("PP-1", part), advanceOf("PP-2", part)],
  },
  "a prepayment of two rates": {
    ...standard,
    lines: [line("S"), line("Z")],
    exemptions,
    prepayments: [
      advanceOf("PP-1", part, {
        ...part,
        category: "Z",
        percent: "0.00",
        tax: "0.00",
        exemptionCode: "VATEX-SA-32",
        exemptionReason: "Export of goods",
      }),
    ],
  },
  "dollars at a rate": { ...standard, currency: "USD", exchangeRate: "3.75" },
  "dollars with the riyals stated": { ...standard, currency: "USD", stated: { taxInRiyals: "56.25" } },
  "a rounded payable": { ...standard, rounding: "-0.01" },
  "a VAT group whose member sells": {
    ...standard,
    seller: { ...seller, vatNumber: "399871520410003", identifier: { scheme: "CRN", value: "4030296185" } },
  },
};

function check(input: object) {
  const document = documentFrom(parseInput(DocumentInput, JSON.parse(JSON.stringify(input))), { uuid, now, seller });
  const issue = { document, icv: 7, pih: firstPih, certificate: till.certificate, signingTime: now };
  const { xml, hash } = issueDocument(issue, (digest) => sign("sha256", digest, key));
  return { document, hash, result: checkDocument(xml, { at: now }) };
}
const uuid = "a1376169-0c4d-407d-9f6b-7269152aca90";

const awkward = (count: number) =>
  Array.from({ length: count }, (_, index) => line("S", { price: { amount: `${index % 97}.${index % 1000}` } }));

describe("passes ZATCA's rules without a warning and adds up", () => {
  test.each(Object.entries(kinds))("%s", (_, input) => {
    const { document, hash, result } = check(input);
    expect(result).toMatchObject({ verdict: "PASS", findings: [], hash });
    expect(computeTotals(document).differences).toEqual([]);
  });

  test("500 lines of awkward prices", () => {
    const { result } = check({ ...simplified, lines: awkward(500) });
    expect([result.verdict, result.findings]).toEqual(["PASS", []]);
  });

  test("10,000 lines, but not one more", () => {
    const document = documentFrom(parseInput(DocumentInput, { ...standard, lines: awkward(10_000) }), {
      uuid,
      now,
      seller,
    });
    expect(document.lines.at(-1)?.id).toBe("10000");
    expect(writeDocument(document, { icv: 1, pih: firstPih }).totals.differences).toEqual([]);
    expect(() => parseInput(DocumentInput, { ...standard, lines: awkward(10_001) })).toThrow("input.invalid");
  });
});

describe("a prepayment that is known", () => {
  const lines = [line("S"), line("Z")];
  const { document: advance } = check({ ...standard, number: "PP-9", typeCode: "386", lines, exemptions });
  const given = sharesOf(computeTotals(advance).breakdown);
  const settling = (prepayment: object, left = given) => {
    const input = parseInput(DocumentInput, { ...standard, lines, exemptions, prepayments: [prepayment] });
    return documentFrom(input, { uuid, now, seller, advances: [{ document: advance, left }] });
  };

  test("is settled in full by the invoice that names it", () => {
    const document = settling({ number: "PP-9" });
    expect(computeTotals(document)).toMatchObject({ prepaid: computeTotals(advance).taxInclusive, payable: 0n });
    const issue = { document, icv: 8, pih: firstPih, certificate: till.certificate, signingTime: now };
    const { xml } = issueDocument(issue, (digest) => sign("sha256", digest, key));
    expect(checkDocument(xml, { at: now })).toMatchObject({ verdict: "PASS", findings: [] });
    expect(document.prepayments).toMatchObject([{ uuid: advance.uuid, issueDate: advance.issueDate, lineId: "3" }]);
  });

  test("is settled in part, and the last part takes the rest of the net and of the VAT", () => {
    const [share] = given;
    const asked = { category: "S", percent: "15", taxable: "10.03" };
    const { prepayments } = settling({ number: "PP-9", parts: [asked] });
    const taken = sharesOf(prepayments.flatMap(({ parts }) => parts));
    expect(taken).toEqual([{ category: "S", percent: "15", net: 1003n, tax: 150n }]);
    const rest = leftOf(given, taken);
    const last = settling({ number: "PP-9" }, rest).prepayments.flatMap(({ parts }) => parts);
    expect(leftOf(rest, sharesOf(last)).every(({ net, tax }) => net === 0n && tax === 0n)).toBe(true);
    expect(share?.tax).toBe(150n + (last[0]?.tax ?? 0n));
  });

  test("one that is not known says what is missing", () => {
    const input = parseInput(DocumentInput, { ...standard, lines, exemptions, prepayments: [{ number: "PP-0" }] });
    expect(() => documentFrom(input, { uuid, now, seller })).toThrow(
      expect.objectContaining({
        fields: ["issueDate", "issueTime", "parts"].map((name) => ({
          path: `document.prepayments.0.${name}`,
          code: "required",
          params: {},
        })),
      }),
    );
  });
});

test("two exemptions of one category stand in two rows, of which ZATCA's rules only warn", () => {
  const { result } = check({
    ...standard,
    lines: [line("S"), line("Z"), line("Z", { vat: { category: "Z", exemptionCode: "VATEX-SA-35" } })],
    exemptions: [...exemptions, { category: "Z", code: "VATEX-SA-35", reason: "Medicines and medical equipment" }],
  });
  expect([result.errors, result.stages.KSA]).toEqual([[], "PASS"]);
});
