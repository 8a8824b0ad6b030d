import { strFromU8, unzipSync } from "fflate";
import { AppError } from "#lib/errors.ts";
import { rowsOfText } from "#lib/domain/portal-list.ts";
import type { listForms } from "#lib/domain/reconciliation-kinds.ts";

type Rows = readonly (readonly string[])[];
type Form = (typeof listForms)[number];

/** What a workbook's parts may unpack to, so that a small file cannot fill the memory. */
const largestPart = 8_000_000;

/** The rows of a portal's file, CSV or workbook. Errors: `reconciliation.unreadable`. */
export async function rowsOfFile(file: Blob): Promise<{ readonly form: Form; readonly rows: Rows }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [a, b] = bytes;
  if (a === 0x50 && b === 0x4b) return { form: "xlsx", rows: rowsOfWorkbook(bytes) };
  const wide = a === 0xff && b === 0xfe;
  if (!wide && bytes.includes(0)) throw new AppError("reconciliation.unreadable", { reason: "kind" });
  return { form: "csv", rows: rowsOfText(wide ? new TextDecoder("utf-16le").decode(bytes) : decoded(bytes)) };
}

/** UTF-8, or the code page of an Arabic Windows. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1256").decode(bytes);
  }
}

function rowsOfWorkbook(bytes: Uint8Array): Rows {
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => wanted.test(name) && originalSize <= largestPart,
    });
    const names = Object.keys(parts).toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
    const textOfPart = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const shared = names
      .filter((name) => name.endsWith("sharedStrings.xml"))
      .flatMap((name) => items(textOfPart(name)));
    const sheets = names.filter((name) => name.includes("worksheets/"));
    return sheets.flatMap((name) => rowsOfSheet(textOfPart(name), shared));
  } catch (cause) {
    throw new AppError("reconciliation.unreadable", { reason: "kind" }, [], { cause });
  }
}

const wanted = /^xl\/(?:sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

const items = (xml: string): readonly string[] =>
  [...xml.matchAll(/<si\b[^>]*>(.*?)<\/si>|<si\/>/gs)].map(([, inner = ""]) => runs(inner));

const runs = (xml: string): string =>
  unescaped([...xml.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, text = ""]) => text).join(""));

function rowsOfSheet(xml: string, shared: readonly string[]): Rows {
  return [...xml.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, inner = ""]) => {
    const cells: string[] = [];
    for (const [, attributes = "", content = ""] of inner.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const [, letters = ""] = /\br="([A-Z]+)\d+"/.exec(attributes) ?? [];
      const [, type = "n"] = /\bt="(\w+)"/.exec(attributes) ?? [];
      const [, value = ""] = /<v\b[^>]*>(.*?)<\/v>/s.exec(content) ?? [];
      const text =
        type === "s" ? (shared[Number(value)] ?? "") : type === "inlineStr" ? runs(content) : unescaped(value);
      const at = letters === "" ? cells.length : Math.min(columnOf(letters), 200);
      while (cells.length < at) cells.push("");
      cells[at] = text;
    }
    return cells;
  });
}

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 65) - 64, 0) - 1;

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const unescaped = (text: string): string =>
  text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => entities[name] ?? whole);
