import { readWorkbook, type Cell } from "./read-workbook.ts";

type Table = { readonly text: string } | { readonly rows: readonly (readonly Cell[])[] };

/** What the portal lets one save: plain text or CSV as its text, a workbook as the cells of all its sheets; undefined where it is neither. */
export async function readTable(file: Blob): Promise<Table | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isArchive(bytes)) return rowsOfWorkbook(bytes);
  const text = decodedText(bytes);
  return text === undefined ? undefined : { text };
}

export const isArchive = ([a, b]: Uint8Array): boolean => a === 0x50 && b === 0x4b;

/** A text file as programs on Windows and elsewhere write it; undefined for anything else. */
export function decodedText(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return bytes.includes(0) ? undefined : decoded(bytes);
}

/** UTF-8, or the code page of an Arabic Windows. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1256").decode(bytes);
  }
}

function rowsOfWorkbook(bytes: Uint8Array): Table | undefined {
  const book = readWorkbook(bytes);
  return "problem" in book ? undefined : { rows: book.sheets.flatMap(({ rows }) => rows) };
}
