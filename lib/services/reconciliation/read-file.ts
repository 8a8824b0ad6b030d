import { AppError } from "#lib/errors.ts";
import { rowsOfText } from "#lib/domain/portal-list.ts";
import type { listForms } from "#lib/domain/reconciliation-kinds.ts";
import { readTable } from "../read-table.ts";

type Rows = readonly (readonly string[])[];

/** The rows of a portal's file, CSV or workbook. Errors: `reconciliation.unreadable`. */
export async function rowsOfFile(
  file: Blob,
): Promise<{ readonly form: (typeof listForms)[number]; readonly rows: Rows }> {
  const table = await readTable(file);
  if (table === undefined) throw new AppError("reconciliation.unreadable", { reason: "kind" });
  if ("text" in table) return { form: "csv", rows: rowsOfText(table.text) };
  return { form: "xlsx", rows: table.rows.map((row) => row.map(({ text }) => text)) };
}
