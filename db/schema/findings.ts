import { sql } from "drizzle-orm";
import { bigint, date, foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { environmentEnum, id, instant } from "./columns.ts";
import { findingSeverityEnum } from "./documents.ts";
import { establishments } from "./establishments.ts";
import { groups } from "./groups.ts";
import { submissionStateEnum } from "./submissions.ts";

/** What people do about one root cause of rejections: a code, and whom or what it concerns. */
export const causeHandlings = pgTable(
  "cause_handlings",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    environment: environmentEnum("environment").notNull(),
    code: text("code").notNull(),
    /** What the code is about here: `branch:`, `device:` or `buyer:` with an id or a name; empty for a single document's own matter. */
    subject: text("subject").notNull(),
    /** Who sees to it. */
    groupId: uuid("group_id"),
    note: text("note"),
    /** When somebody said that the cause is mended; documents rejected later show that it came back. */
    fixedAt: instant("fixed_at"),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    unique("cause_handlings_one").on(t.establishmentId, t.environment, t.code, t.subject),
    foreignKey({
      name: "cause_handlings_group",
      columns: [t.groupId, t.establishmentId],
      foreignColumns: [groups.id, groups.establishmentId],
    }),
  ],
);

/** How often a code was found on a day in Riyadh, added up by the worker so that no page counts findings. */
export const findingCounts = pgTable(
  "finding_counts",
  {
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    environment: environmentEnum("environment").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    severity: findingSeverityEnum("severity").notNull(),
    code: text("code").notNull(),
    documents: integer("documents").notNull(),
  },
  (t) => [primaryKey({ columns: [t.establishmentId, t.day, t.code, t.environment, t.severity] })],
);

/** How many documents came to which end on a day in Riyadh, added up by the worker so that no page counts documents. */
export const outcomeCounts = pgTable(
  "outcome_counts",
  {
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    environment: environmentEnum("environment").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    outcome: submissionStateEnum("outcome").notNull(),
    documents: integer("documents").notNull(),
  },
  (t) => [primaryKey({ columns: [t.establishmentId, t.day, t.environment, t.outcome] })],
);

/** Up to when findings and outcomes are added up, one row for the installation. */
export const findingMarks = pgTable("finding_marks", {
  id: bigint("id", { mode: "number" }).primaryKey(),
  countedTo: instant("counted_to").notNull(),
  settledTo: instant("settled_to")
    .notNull()
    .default(sql`'2018-01-01T00:00:00Z'`),
});
