import { and, asc, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { importRows, imports } from "#db/schema/imports.ts";
import { AppError } from "#lib/errors.ts";

export type ImportRecord = typeof imports.$inferSelect;

/** The person's own import, or `not_found`. */
export async function loadImport(db: Pick<Reader, "select">, id: string): Promise<ImportRecord> {
  const [found] = await db.select().from(imports).where(eq(imports.id, id));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

/** The same, held until the transaction is over. Errors: `not_found`, `import.over` where it stands otherwise. */
export async function lockImport(tx: Writer, id: string, status: ImportRecord["status"]): Promise<ImportRecord> {
  const [found] = await tx.select().from(imports).where(eq(imports.id, id)).for("update");
  if (found === undefined) throw new AppError("not_found");
  if (found.status !== status) throw new AppError("import.over");
  return found;
}

export const rowsOfImport = (db: Pick<Reader, "select">, importId: string) =>
  db
    .select({ sheet: importRows.sheet, row: importRows.row, cells: importRows.cells })
    .from(importRows)
    .where(and(eq(importRows.importId, importId)))
    .orderBy(asc(importRows.sheet), asc(importRows.row));
