import { csvOf } from "#lib/domain/csv.ts";
import type { Download } from "./evidence/archive.ts";

type Rows = Parameters<typeof csvOf>[0];
export type CsvRow = Rows[number];

/** A table as a CSV file to save: its heading, and then its rows as they come. */
export const csvDownload = (name: string, heading: CsvRow, rows: Rows | AsyncIterable<Rows>): Download => ({
  name,
  type: "text/csv; charset=utf-8",
  chunks: bytesOf(heading, Symbol.asyncIterator in rows ? rows : [rows]),
});

async function* bytesOf(heading: CsvRow, parts: Iterable<Rows> | AsyncIterable<Rows>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvOf([heading]));
  // the mark at the head stands once
  for await (const rows of parts) if (rows.length > 0) yield encoder.encode(csvOf(rows).slice(1));
}
