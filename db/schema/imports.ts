import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { importKinds, importOutcomes, importStatuses, type ImportSheet } from "#lib/domain/import-fields.ts";
import { environmentEnum, id, instant } from "./columns.ts";
import { users } from "./people.ts";

export const importStatusEnum = pgEnum("import_status", importStatuses);
export const importKindEnum = pgEnum("import_kind", importKinds);
export const importOutcomeEnum = pgEnum("import_outcome", importOutcomes);

/** A file of records as one person gave it. It is that person's own, since it may hold records of several establishments. */
export const imports = pgTable(
  "imports",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    fileName: text("file_name").notNull(),
    status: importStatusEnum("status").notNull().default("draft"),
    /** What holds for rows that say nothing else. */
    chosenEstablishment: uuid("chosen_establishment"),
    environment: environmentEnum("environment").notNull(),
    sheets: jsonb("sheets").$type<readonly ImportSheet[]>().notNull(),
    rows: integer("rows").notNull(),
    createdAt: instant("created_at").notNull(),
    doneAt: instant("done_at"),
    undoneAt: instant("undone_at"),
  },
  (t) => [unique("imports_person").on(t.id, t.userId), index("imports_by_time").on(t.userId, t.createdAt)],
);

/** Its rows as they came, and the records that were made of them. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid("import_id").notNull(),
    userId: uuid("user_id").notNull(),
    sheet: integer("sheet").notNull(),
    row: integer("row").notNull(),
    cells: jsonb("cells").$type<readonly string[]>().notNull(),
    kind: importKindEnum("kind"),
    name: text("name"),
    recordId: uuid("record_id"),
    outcome: importOutcomeEnum("outcome"),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.sheet, t.row] }),
    foreignKey({
      name: "import_rows_import",
      columns: [t.importId, t.userId],
      foreignColumns: [imports.id, imports.userId],
    }).onDelete("cascade"),
    index("import_rows_by_record")
      .on(t.recordId)
      .where(sql`record_id is not null`),
  ],
);
