import { strToU8, zipSync } from "fflate";

type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/**
 * A small Office Open XML workbook whose every cell is text, so that leading zeros stay and nothing is a formula. The first row of each
 * sheet is its heading.
 */
export function workbookOf(sheets: readonly Sheet[], { rightToLeft }: { rightToLeft: boolean }): Uint8Array {
  const parts = sheets.map(({ rows }, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(rows, rightToLeft)]);
  const files: Readonly<Record<string, string>> = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relations([["rId1", `${office}/officeDocument`, "xl/workbook.xml"]]),
    "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, at) => [`rId${at + 1}`, `${office}/worksheet`, `worksheets/sheet${at + 1}.xml`] as const),
      ["rId0", `${office}/styles`, "styles.xml"],
    ]),
    "xl/styles.xml": styles(),
    ...Object.fromEntries(parts),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function sheetXml(rows: readonly (readonly string[])[], rightToLeft: boolean): string {
  const width = Math.max(1, ...rows.map(({ length }) => length));
  const lines = rows.map((row, line) => `<row>${row.map((text) => cell(text, line === 0 ? 2 : 1)).join("")}</row>`);
  const view = `<sheetViews><sheetView workbookViewId="0"${rightToLeft ? ' rightToLeft="1"' : ""}><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>`;
  return `${declaration}<worksheet xmlns="${main}">${view}<cols><col min="1" max="${width}" width="26" style="1" customWidth="1"/></cols><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

const cell = (text: string, style: number): string =>
  `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

const relations = (all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;

function contentTypes(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, at) => [`worksheets/sheet${at + 1}`, "worksheet"] as const);
  const overrides = [...parts, ["workbook", "sheet.main"] as const, ["styles", "styles"] as const].map(
    ([part, type]) => `<Override PartName="/xl/${part}.xml" ContentType="${sheetType}.${type}+xml"/>`,
  );
  return `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides.join("")}</Types>`;
}

/** Number format 49 is text. */
const styles = (): string =>
  `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
