import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgEnum, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { viewTables, type ViewParameters } from "#lib/domain/saved-view.ts";
import { id, instant } from "./columns.ts";
import { establishments } from "./establishments.ts";
import { users } from "./people.ts";

export const viewTableEnum = pgEnum("view_table", viewTables);

/** A table's filter, search, order and columns under a name: one person's own, or shared with the whole establishment. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    list: viewTableEnum("list").notNull(),
    name: text("name").notNull(),
    parameters: jsonb("parameters").$type<ViewParameters>().notNull(),
    shared: boolean("shared").notNull().default(false),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at").notNull(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    unique("saved_views_tenant").on(t.id, t.establishmentId),
    uniqueIndex("saved_views_one_name")
      .on(t.establishmentId, t.userId, t.list, t.name)
      .where(sql`archived_at is null`),
    index("saved_views_by_list").on(t.establishmentId, t.list),
  ],
);
