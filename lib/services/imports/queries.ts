import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import { importRows, imports } from "#db/schema/imports.ts";
import { query } from "#lib/command.ts";
import type { QueryContext } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { checkImport } from "./check.ts";
import { loadImport } from "./load.ts";
import { personOf } from "./reach.ts";
import { OfImport } from "./schema.ts";
import { viewsOf } from "./view.ts";

const latest = 20;
/** Rows of an import that a page shows. */
const mostShown = 1000;

const recordedOf = (kind: string) =>
  sql<number>`(select count(*)::int from import_rows r where r.import_id = "imports"."id" and r.record_id is not null and r.kind = ${kind}::import_kind)`;

const head = {
  id: imports.id,
  fileName: imports.fileName,
  status: imports.status,
  environment: imports.environment,
  sheets: imports.sheets,
  rows: imports.rows,
  createdAt: imports.createdAt,
  doneAt: imports.doneAt,
  undoneAt: imports.undoneAt,
  establishments: recordedOf("establishment"),
  branches: recordedOf("branch"),
  devices: recordedOf("device"),
};

/** The person's own imports, newest first. */
export const listImports = query({
  name: "import.list",
  permission: "record:import",
  input: z.object({}),
  run: (ctx) => readImports(ctx, latest),
});

export const readImports = (ctx: QueryContext, most: number) =>
  ctx.read((db) => db.select(head).from(imports).orderBy(desc(imports.createdAt)).limit(most));

/** One import: while it is a draft with its dry run, later with what became of its rows. */
export const showImport = query({
  name: "import.show",
  permission: "record:import",
  input: OfImport,
  run: (ctx, { importId }) => {
    const person = personOf(ctx.actor);
    return ctx.read(async (db) => {
      const record = await loadImport(db, importId);
      const [shown] = await db.select(head).from(imports).where(eq(imports.id, importId));
      if (shown === undefined) throw new AppError("not_found");
      const draft =
        record.status === "draft" ? viewsOf(await checkImport(db, record, { person }), mostShown) : undefined;
      const records = await db
        .select({
          sheet: importRows.sheet,
          row: importRows.row,
          kind: importRows.kind,
          name: importRows.name,
          recordId: importRows.recordId,
          outcome: importRows.outcome,
        })
        .from(importRows)
        .where(and(eq(importRows.importId, importId), isNotNull(importRows.recordId)))
        .orderBy(
          desc(sql`${importRows.outcome} = 'kept'`),
          asc(importRows.kind),
          asc(importRows.sheet),
          asc(importRows.row),
        )
        .limit(mostShown);
      return { ...record, ...shown, draft, records };
    });
  },
});
