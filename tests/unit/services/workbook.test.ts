import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readImportFile } from "#lib/services/imports/read-file.ts";
import { showTemplate } from "#lib/services/imports/template.ts";
import { readWorkbook } from "#lib/services/read-workbook.ts";

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const book = (parts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
const alone = (xml: string) => book({ "xl/worksheets/sheet1.xml": xml });
const textsOf = (bytes: Uint8Array) => {
  const read = readWorkbook(bytes);
  return "problem" in read
    ? read.problem
    : read.sheets.map(({ rows }) => rows.map((row) => row.map(({ text }) => text)));
};

test("cells stand at their own places, and a formula is only what it was last", () => {
  const rows = `<row r="2"><c r="B2"><f>HYPERLINK("http://x")</f><v>3.10122393500003E+14</v></c><c r="D2" t="inlineStr"><is><r><t>a&amp;</t></r><rPh><t>x</t></rPh></is></c></row>`;
  expect(textsOf(alone(sheet(rows)))).toEqual([[[], ["", "310122393500003", "", "a&x"]]]);
});

test.each([
  [
    "an entity",
    alone(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${sheet("<row><c><v>&e;</v></c></row>")}`),
    "unreadable",
  ],
  ["an unknown entity", alone(sheet("<row><c><v>&e;</v></c></row>")), "unreadable"],
  ["XML that is not well formed", alone("<worksheet><row>"), "unreadable"],
  ["a damaged archive", Uint8Array.from([0x50, 0x4b, 3, 4, 1]), "unreadable"],
  ["a part that unpacks to too much", alone(" ".repeat(8_000_001)), "too_large"],
  ["a row far below", alone(sheet('<row r="1048576"/>')), "too_large"],
  [
    "too many sheets",
    book(Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`xl/worksheets/sheet${at}.xml`, sheet("")]))),
    "too_large",
  ],
])("%s is refused", (_what, bytes, problem) => {
  expect(textsOf(bytes)).toBe(problem);
});

const fileOf = (text: string | Uint8Array) =>
  new File([typeof text === "string" ? text : Uint8Array.from(text)], "x.csv");

test.each([
  ["empty", ""],
  ["empty", "Device name,Branch\r\n# note,\r\n,\r\n"],
  ["quote", 'Device name,Branch\r\n"a,b'],
  ["too_long", `Device name,Branch\n${"a,b\n".repeat(10_001)}`],
  ["kind", Uint8Array.from([1, 0, 2])],
])("a file is refused as %s", async (reason, text) => {
  await expect(readImportFile(fileOf(text))).rejects.toMatchObject({ code: "import.unreadable", params: { reason } });
});

test("separators, quoted line ends and a mark at the head are read as spreadsheets write them", async () => {
  const { sheets, rows } = await readImportFile(fileOf('\uFEFFاسم الجهاز;Branch | الفرع;other\r\n"a ""b"";\nc";d\r\n'));
  expect(sheets).toMatchObject([{ kind: "device", columns: { name: 0, branch: 1 } }]);
  expect(rows).toEqual([{ sheet: 0, row: 2, cells: ['a "b";\nc', "d"] }]);
});

test.each(["ar", "en"] as const)(
  "the template in %s is read as what it says, and its examples are notes",
  async (locale) => {
    for (const form of ["csv", "xlsx"] as const) {
      const { bytes } = await showTemplate.run(Object.create(null), { form, locale });
      await expect(readImportFile(fileOf(bytes))).rejects.toMatchObject({ params: { reason: "empty" } });
      const read = readWorkbook(bytes);
      if (form === "xlsx") expect("sheets" in read && read.sheets.map(({ rows }) => rows.length)).toEqual([2, 2, 2]);
    }
  },
);
