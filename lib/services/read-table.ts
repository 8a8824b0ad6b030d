import { strFromU8, unzipSync } from "fflate";

type Cell = { readonly text: string; readonly isNumber: boolean };
type Table = { readonly text: string } | { readonly rows: readonly (readonly Cell[])[] };

/** What a workbook's parts may unpack to, so that a small file cannot fill the memory. */
const largestPart = 8_000_000;
const mostColumns = 200;

/** What the portal lets one save: plain text or CSV as its text, a workbook as the cells of all its sheets; undefined where it is neither. */
export async function readTable(file: Blob): Promise<Table | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [a, b] = bytes;
  if (a === 0x50 && b === 0x4b) return rowsOfWorkbook(bytes);
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes) };
  return bytes.includes(0) ? undefined : { text: decoded(bytes) };
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
  const parts = unzipped(bytes);
  if (parts === undefined) return undefined;
  const names = Object.keys(parts).toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const textOf = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const shared = names.filter((name) => name.endsWith("sharedStrings.xml")).flatMap((name) => items(textOf(name)));
  const sheets = names.filter((name) => name.includes("worksheets/"));
  return { rows: sheets.flatMap((name) => rowsOfSheet(textOf(name), shared)) };
}

function unzipped(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> | undefined {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => wanted.test(name) && originalSize <= largestPart });
  } catch {
    return undefined;
  }
}

const wanted = /^xl\/(?:sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

const items = (xml: string): readonly string[] =>
  [...xml.matchAll(/<si\b[^>]*>(.*?)<\/si>|<si\/>/gs)].map(([, inner = ""]) => runs(inner));

const runs = (xml: string): string =>
  unescaped([...xml.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, text = ""]) => text).join(""));

const rowsOfSheet = (xml: string, shared: readonly string[]): readonly (readonly Cell[])[] =>
  [...xml.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, inner = ""]) => cellsOf(inner, shared));

function cellsOf(row: string, shared: readonly string[]): readonly Cell[] {
  const cells: Cell[] = [];
  for (const [, attributes = "", content = ""] of row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const [, letters = ""] = /\br="([A-Z]+)\d+"/.exec(attributes) ?? [];
    const [, type = "n"] = /\bt="(\w+)"/.exec(attributes) ?? [];
    const [, value = ""] = /<v\b[^>]*>(.*?)<\/v>/s.exec(content) ?? [];
    const text = type === "s" ? (shared[Number(value)] ?? "") : type === "inlineStr" ? runs(content) : unescaped(value);
    const at = letters === "" ? cells.length : Math.min(columnOf(letters), mostColumns);
    while (cells.length < at) cells.push({ text: "", isNumber: false });
    cells[at] = { text, isNumber: type === "n" };
  }
  return cells;
}

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 65) - 64, 0) - 1;

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const unescaped = (text: string): string =>
  text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => entities[name] ?? whole);
