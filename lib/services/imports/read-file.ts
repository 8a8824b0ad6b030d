import { rowsOfDelimited } from "#lib/domain/delimited.ts";
import {
  folded,
  isNote,
  kindByColumns,
  mostImportRows,
  readHeading,
  type ImportSheet,
} from "#lib/domain/import-fields.ts";
import { AppError } from "#lib/errors.ts";
import { decodedText, isArchive } from "../read-table.ts";
import { readWorkbook } from "../read-workbook.ts";
import { headings, kindNames } from "./vocabulary.ts";

type Rows = readonly (readonly string[])[];
export type FileRow = { readonly sheet: number; readonly row: number; readonly cells: readonly string[] };
export type ImportFile = { readonly sheets: readonly ImportSheet[]; readonly rows: readonly FileRow[] };

const mostCells = 200;
const longestCell = 2000;

/**
 * A file's sheets with their columns as the headings name them, and its rows. Sheets without rows are left away. Errors:
 * `import.unreadable` with the reason kind, quote, empty, too_long or too_large.
 */
export async function readImportFile(file: File): Promise<ImportFile> {
  const tables = tablesOf(file.name, new Uint8Array(await file.arrayBuffer()));
  const sheets: ImportSheet[] = [];
  const rows: FileRow[] = [];
  for (const { name, rows: lines } of tables) {
    const { index, heading, columns } = readHeading(lines, headings);
    const found = lines.flatMap((cells, line) =>
      line <= index || isNote(cells) ? [] : { sheet: sheets.length, row: line + 1, cells },
    );
    if (found.length === 0) continue;
    if (rows.length + found.length > mostImportRows) throw unreadable("too_long");
    for (const row of found) rows.push({ ...row, cells: row.cells.slice(0, mostCells).map(storable) });
    const kind = columns.kind === undefined ? kindNames.get(folded(name)) : undefined;
    sheets.push({
      name: storable(name),
      kind: kind ?? kindByColumns(columns),
      headingRow: index + 1,
      heading: heading.slice(0, mostCells).map(storable),
      columns,
    });
  }
  if (sheets.length === 0) throw unreadable("empty");
  return { sheets, rows };
}

function tablesOf(name: string, bytes: Uint8Array): readonly { readonly name: string; readonly rows: Rows }[] {
  if (isArchive(bytes)) {
    const book = readWorkbook(bytes);
    if ("problem" in book) throw unreadable(book.problem === "too_large" ? "too_large" : "kind");
    return book.sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.map((row) => row.map(({ text }) => text)),
    }));
  }
  const text = decodedText(bytes);
  if (text === undefined) throw unreadable("kind");
  const rows = rowsOfDelimited(text);
  if (rows === undefined) throw unreadable("quote");
  return [{ name: name.replace(/\.[^.]*$/, ""), rows }];
}

/** No file's cell is that long, and the database takes no NUL. */
const storable = (text: string): string => text.slice(0, longestCell).replaceAll("\0", "").trim();

const unreadable = (reason: string): AppError => new AppError("import.unreadable", { reason });
