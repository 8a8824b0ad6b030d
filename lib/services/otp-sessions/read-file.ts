import { strFromU8, unzipSync } from "fflate";
import { AppError } from "#lib/errors.ts";

/** What a workbook's parts may unpack to, so that a small file cannot fill the memory. */
const largestPart = 4_000_000;

/** The text of the portal's file, whether it is plain text, CSV or a workbook. Errors: `request.unsupported_type`. */
export async function readCodesFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isZip(bytes)) return readWorkbook(bytes);
  if (bytes.includes(0) && !isUtf16(bytes)) throw new AppError("request.unsupported_type");
  return new TextDecoder(isUtf16(bytes) ? "utf-16le" : "utf-8").decode(bytes);
}

const isZip = ([a, b, c, d]: Uint8Array): boolean => a === 0x50 && b === 0x4b && c === 3 && d === 4;

const isUtf16 = ([a, b]: Uint8Array): boolean => a === 0xff && b === 0xfe;

/** Every cell of every sheet, a line each; a number that lost its leading zeros gets them back where its column holds six digits. */
function readWorkbook(bytes: Uint8Array): string {
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => wanted.test(name) && originalSize <= largestPart,
    });
    const names = Object.keys(parts).toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
    const texts = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const shared = names.filter((name) => name.endsWith("sharedStrings.xml")).flatMap((name) => stringsOf(texts(name)));
    const sheets = names.filter((name) => name.includes("worksheets/"));
    return sheets.flatMap((name) => cellsOf(texts(name), shared)).join("\n");
  } catch (cause) {
    throw new AppError("request.unsupported_type", {}, [], { cause });
  }
}

const wanted = /^xl\/(?:sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

const stringsOf = (xml: string): readonly string[] =>
  [...xml.matchAll(/<si\b[^>]*>(.*?)<\/si>|<si\/>/gs)].map(([, inner = ""]) => textOf(inner));

const textOf = (xml: string): string => [...xml.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join("");

function cellsOf(xml: string, shared: readonly string[]): readonly string[] {
  const cells = [...xml.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = "", inner = ""]) => {
    const [, column = ""] = /\br="([A-Z]+)\d+"/.exec(attributes) ?? [];
    const [, type = "n"] = /\bt="(\w+)"/.exec(attributes) ?? [];
    const [, value = ""] = /<v\b[^>]*>(.*?)<\/v>/s.exec(inner) ?? [];
    const text = type === "s" ? (shared[Number(value)] ?? "") : type === "inlineStr" ? textOf(inner) : value;
    return { column, text, isNumber: type === "n" };
  });
  const long = new Set(cells.flatMap(({ column, text, isNumber }) => (isNumber && /^\d{6}$/.test(text) ? column : [])));
  return cells.map(({ column, text, isNumber }) =>
    isNumber && long.has(column) && /^\d{1,5}$/.test(text) ? text.padStart(6, "0") : text,
  );
}
