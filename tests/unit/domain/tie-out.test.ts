import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareLists, readList } from "#lib/domain/tie-out.ts";

describe("an ERP's list", () => {
  test.each([
    ["number,net,vat\nA-1,100.00,15.00\n"],
    ["\uFEFFInvoice No;Net Amount;VAT Amount\r\nA-1;100;15\r\n"],
    ["vat\tNUMBER\tnet\n15.0\tA-1\t100."],
    ["رقم الفاتورة,الصافي,الضريبة\nA-1,١٠٠٫٠٠,١٥٫٠٠"],
    ['number,note,net,vat\n"A-1","says ""hello"",\nthen goes","100.00",15.00\n\n'],
  ])("is read from %j", (text) => {
    expect(readList(text)).toMatchObject({ rows: [{ number: "A-1", net: 10000n, vat: 1500n }], problems: [] });
  });

  test("may group thousands and write negatives in two ways", () => {
    const { rows, problems } = readList('number;net;vat\nA;1,234,567.89;-0.10\nB;(10.00);"-1"\nC;1٬000٫5;0');
    expect(problems).toEqual([]);
    expect(rows.map(({ net, vat }) => [net, vat])).toEqual([
      [123456789n, -10n],
      [-1000n, -100n],
      [100050n, 0n],
    ]);
  });

  test("names the line of everything that it cannot take", () => {
    const text = 'number,net,vat\nA,1,1\n,1,1\nB,1.234,1\nC,1\nA,2,2\n"D\nD",12,34,56\nE,1e3,1\nF,0x1,1\nG,"1,2",1';
    expect(readList(text).problems).toEqual([
      { line: 3, code: "number_missing" },
      { line: 4, code: "amount" },
      { line: 5, code: "amount" },
      { line: 6, code: "repeated" },
      { line: 9, code: "amount" },
      { line: 10, code: "amount" },
      { line: 11, code: "amount" },
    ]);
    expect([...readList(text).unread]).toEqual([
      ["B", 4],
      ["C", 5],
      ["E", 9],
      ["F", 10],
      ["G", 11],
    ]);
    expect(readList("Sales of June\n\nnumber,net,vat\nA,1,x").problems).toEqual([{ line: 4, code: "amount" }]);
    expect(readList("number,net\nA,1").problems).toEqual([{ line: 1, code: "column_missing" }]);
    expect(readList("").problems).toEqual([{ line: 1, code: "column_missing" }]);
    expect(readList('number,net,vat\n"A,1,1').problems).toEqual([{ line: 1, code: "quote" }]);
  });

  test("of any text is read or refused, never thrown", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        expect(() => readList(`number,net,vat\n${text}`)).not.toThrow();
      }),
    );
  });

  test("comes back as it was written", () => {
    const cell = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() === text && text !== "");
    fc.assert(
      fc.property(fc.uniqueArray(cell, { maxLength: 20 }), (numbers) => {
        const text = numbers.map((number) => `"${number.replaceAll('"', '""')}",1.00,0.15`).join("\n");
        expect(readList(`number,net,vat\n${text}`).rows.map(({ number }) => number)).toEqual(numbers);
      }),
    );
  });
});

const one = (number: string, net: bigint, credit = false) => ({
  documentId: `id-${number}`,
  number,
  credit,
  net,
  vat: net / 5n,
});
const row = (number: string, net: bigint, line = 2) => ({ line, number, net, vat: net / 5n });

test("both lists are held against each other by number, credit notes with either sign", () => {
  const here = [
    one("A", 100n),
    one("B", 200n),
    one("C", 300n),
    one("D", 50n, true),
    one("E", 60n, true),
    one("F", 70n, true),
  ];
  const there = [row("A", 100n), row("B", 205n, 3), row("D", -50n), row("E", 60n), row("F", -75n, 6), row("X", 1n, 9)];
  expect(compareLists(here, { rows: there, unread: new Map() })).toEqual({
    matching: 3,
    differences: [
      {
        kind: "differs",
        number: "B",
        line: 3,
        documentId: "id-B",
        net: { here: 200n, there: 205n },
        vat: { here: 40n, there: 41n },
      },
      { kind: "missing_there", number: "C", documentId: "id-C", net: 300n, vat: 60n },
      {
        kind: "differs",
        number: "F",
        line: 6,
        documentId: "id-F",
        net: { here: -70n, there: -75n },
        vat: { here: -14n, there: -15n },
      },
      { kind: "missing_here", number: "X", line: 9, net: 1n, vat: 0n },
    ],
  });
  expect(compareLists([one("A", 100n)], { rows: [row("A", -100n)], unread: new Map() }).matching).toBe(0);
});
