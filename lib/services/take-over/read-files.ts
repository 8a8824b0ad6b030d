import { unzipSync } from "fflate";
import { readTable } from "../read-table.ts";
import { certificateIn, certificatesOfText, type Place } from "./read-text.ts";

/** A place where a certificate was looked for: the file as the person knows it, and the row in it. */
export type Sighted = Place & { readonly file: string };

const largestEntry = 4_000_000;
const largestArchive = 20_000_000;
const mostEntries = 2000;

/** Every certificate of the files, in their order: DER, PEM, tokens, CSV or workbook with one token a row, and ZIP archives of these. */
export async function certificatesOfFiles(files: readonly File[]): Promise<readonly Sighted[]> {
  const found: Sighted[] = [];
  for (const file of files) found.push(...(await certificatesOfFile(file)));
  return found;
}

/** The certificates of a text that was pasted. */
export const certificatesOfPasted = (text: string): readonly Sighted[] =>
  text.trim() === "" ? [] : named("", certificatesOfText(text));

async function certificatesOfFile(file: File): Promise<readonly Sighted[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const entries = isArchive(bytes) ? entriesOf(bytes) : undefined;
  if (entries === undefined) return await certificatesIn(file.name, bytes);
  if (Object.keys(entries).some((name) => name === "[Content_Types].xml")) return await ofWorkbook(file);
  const found: Sighted[] = [];
  for (const [name, content] of Object.entries(entries))
    if (!name.endsWith("/") && !hidden.test(name))
      found.push(...(await certificatesIn(`${file.name}/${name}`, content)));
  return found.length === 0 ? [{ file: file.name, row: 1, problem: "empty_file" }] : found;
}

const isArchive = ([a, b]: Uint8Array): boolean => a === 0x50 && b === 0x4b;
/** With which every certificate in DER begins. */
const derSequence = 0x30;
/** What archives of other systems bring along. */
const hidden = /(?:^|\/)(?:__MACOSX\/|\.)/;

async function certificatesIn(file: string, bytes: Uint8Array): Promise<readonly Sighted[]> {
  if (bytes.length === 0) return [{ file, row: 1, problem: "empty_file" }];
  const binary = bytes[0] === derSequence ? certificateIn(bytes) : {};
  if (binary.certificate !== undefined) return [{ file, row: 1, ...binary }];
  const table = await readTable(new Blob([Uint8Array.from(bytes)]));
  if (table === undefined || !("text" in table)) return [{ file, row: 1, problem: "not_a_certificate_file" }];
  return named(file, certificatesOfText(table.text));
}

/** The cells of a workbook as the rows of a text. */
async function ofWorkbook(file: File): Promise<readonly Sighted[]> {
  const table = await readTable(file);
  if (table === undefined || !("rows" in table))
    return [{ file: file.name, row: 1, problem: "not_a_certificate_file" }];
  const lines = table.rows.map((row) => row.map(({ text }) => text.replaceAll(/\s+/g, "")).join("\t"));
  return named(file.name, certificatesOfText(lines.join("\n")));
}

const named = (file: string, places: readonly Place[]): readonly Sighted[] =>
  places.length === 0
    ? [{ file, row: 1, problem: "not_a_certificate_file" }]
    : places.map((place) => ({ ...place, file }));

function entriesOf(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> | undefined {
  let entries = 0;
  let unpacked = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        entries += 1;
        unpacked += originalSize;
        return originalSize <= largestEntry && unpacked <= largestArchive && entries <= mostEntries;
      },
    });
  } catch {
    return undefined;
  }
}
