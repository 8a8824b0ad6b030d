import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readGiven } from "#lib/services/tie-out/read-given.ts";

const given = (bytes: Uint8Array<ArrayBuffer>) => readGiven({ csv: "", file: new Blob([bytes]) });
const zipped = (parts: Readonly<Record<string, string>>) =>
  Uint8Array.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))));

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const cell = (place: string, value: string, type = "n") => `<c r="${place}" t="${type}"><v>${value}</v></c>`;

test("a workbook is read from the sheet that holds the list, and what cannot be read is named by its row", async () => {
  expect(await given(erpWorkbook())).toEqual({
    sheet: { name: "Sales", others: 1 },
    rows: [
      { line: 4, number: "A-1", net: 7050n, vat: 1058n },
      { line: 5, number: "20250001", net: 107050n, vat: 1058n },
    ],
    problems: [{ line: 6, code: "amount" }],
    unread: new Map([["A-3", 6]]),
  });
});

test("a file of text is read as what was pasted is", async () => {
  const csv = "number;net;vat\r\nA-1;70.50;10.58\r\n";
  expect(await given(new TextEncoder().encode(`\uFEFF${csv}`))).toEqual(await readGiven({ csv }));
});

test.each([
  ["list_column_missing", zipped({ "xl/worksheets/sheet1.xml": "<worksheet/>" })],
  ["list_unreadable", zipped({ "xl/worksheets/sheet1.xml": "<worksheet>" })],
  ["list_too_large", zipped({ "xl/worksheets/sheet1.xml": " ".repeat(8_000_001) })],
  ["list_unreadable", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0)],
])("a file is refused as %s", async (code, bytes) => {
  await expect(given(bytes)).rejects.toMatchObject({ fields: [{ path: "file", code }] });
});

/** As Excel saves it: words by their place among the shared ones, dates as serial numbers, sums with the noise of their computation. */
function erpWorkbook() {
  const strings = ["Sales June", "Invoice No.", "Date", "Net", "VAT", "A-1", "1,070.50", "A-3"];
  const word = (place: string, text: string) => cell(place, `${strings.indexOf(text)}`, "s");
  const title = `<row r="1">${word("B1", "Sales June")}</row>`;
  const heading = word("B3", "Invoice No.") + word("C3", "Date") + word("D3", "Net") + word("E3", "VAT");
  const first = word("B4", "A-1") + cell("C4", "45827.5") + cell("D4", "70.5") + cell("E4", "10.580000000000002");
  const second = cell("B5", "20250001") + word("D5", "1,070.50") + cell("E5", "1.058E1");
  const third = word("B6", "A-3") + cell("D6", "#REF!", "e") + cell("E6", "0");
  const rows = [heading, first, second, third].map((cells, at) => `<row r="${at + 3}">${cells}</row>`);
  return zipped({
    "xl/workbook.xml":
      '<workbook><sheets><sheet name="Notes" r:id="a"/><sheet name="Sales" r:id="b"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="worksheets/sheet2.xml"/></Relationships>',
    "xl/sharedStrings.xml": `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
    "xl/worksheets/sheet1.xml": sheet(title),
    "xl/worksheets/sheet2.xml": sheet(title + rows.join("")),
  });
}
