import { csvOf } from "#lib/domain/csv.ts";
import type { Download } from "./evidence/archive.ts";

/** A table as a CSV file to save, its heading first. */
export const csvDownload = (name: string, table: Parameters<typeof csvOf>[0]): Download => ({
  name,
  type: "text/csv; charset=utf-8",
  chunks: bytesOf(csvOf(table)),
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}
