import { readList, readRows, type ListRow } from "#lib/domain/tie-out.ts";
import { AppError } from "#lib/errors.ts";
import { decodedText, isArchive } from "../read-table.ts";
import { readWorkbook, type Cell, type Sheet } from "../read-workbook.ts";

type List = ReturnType<typeof readList>;
type Given = List & {
  /** The sheet of a workbook that holds the list, and how many others were left unread. */
  readonly sheet: { readonly name: string; readonly others: number } | null;
};

const unusable: ReadonlySet<string> = new Set(["column_missing", "quote", "too_many"]);

/** The ERP's list as it was given, text or file. Errors: `input.invalid` where it is none. */
export async function readGiven({ csv, file }: { csv: string; file?: Blob | undefined }): Promise<Given> {
  const list = file === undefined ? { ...readList(csv), sheet: null } : await readFile(file);
  const [first] = list.problems;
  if (first !== undefined && unusable.has(first.code)) throw refusal(file === undefined ? "csv" : "file", first.code);
  return list;
}

async function readFile(file: Blob): Promise<Given> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!isArchive(bytes)) {
    const text = decodedText(bytes);
    if (text === undefined) throw refusal("file", "unreadable");
    return { ...readList(text), sheet: null };
  }
  const book = readWorkbook(bytes);
  if ("problem" in book) throw refusal("file", book.problem);
  return ofSheets(book.sheets);
}

/** The first sheet whose columns are a list's. */
function ofSheets(sheets: readonly Sheet[]): Given {
  for (const { name, rows } of sheets) {
    const list = readRows(rows.map(asRow));
    if (list.problems[0]?.code === "column_missing") continue;
    const others = sheets.filter((one) => one.name !== name && one.rows.some((row) => row.length > 0)).length;
    return { ...list, sheet: { name, others } };
  }
  return { ...readRows([]), sheet: null };
}

const asRow = (cells: readonly Cell[], at: number): ListRow => ({ line: at + 1, cells: cells.map(textOf) });

/** A computed amount is stored with the noise of its binary form behind the fifteen digits that a spreadsheet shows. */
const textOf = ({ text, isNumber }: Cell): string =>
  isNumber && /[.e]/i.test(text) ? String(Number(Number(text).toPrecision(15))) : text;

const refusal = (path: string, code: string): AppError =>
  new AppError("input.invalid", { count: 1 }, [{ path, code: `list_${code}`, params: {} }]);
