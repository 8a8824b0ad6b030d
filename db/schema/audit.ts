import { bigint, index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { establishments } from "./establishments.ts";

/** Inserted with the change it tells of; never changed. `establishment_id` is null for what concerns the installation. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: bigint("id", { mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    establishmentId: uuid("establishment_id").references(() => establishments.id),
    at: instant("at").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id").notNull(),
    detail: jsonb("detail").$type<AuditDetail>().notNull(),
  },
  (t) => [
    index("audit_entries_in_order").on(t.establishmentId, t.id),
    index("audit_entries_by_entity").on(t.entity, t.entityId),
  ],
);

/** The hash chain over the entries of one establishment, written after the fact in commit order. */
export const auditSeals = pgTable(
  "audit_seals",
  {
    entryId: bigint("entry_id", { mode: "bigint" })
      .primaryKey()
      .references(() => auditEntries.id),
    establishmentId: uuid("establishment_id"),
    position: bigint("position", { mode: "bigint" }).notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [index("audit_seals_in_order").on(t.establishmentId, t.position)],
);

export const settings = pgTable(
  "settings",
  {
    establishmentId: uuid("establishment_id"),
    environment: text("environment").notNull(),
    key: text("key").notNull(),
    value: jsonb("value").$type<string | number | boolean>().notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [unique("settings_one").on(t.establishmentId, t.environment, t.key).nullsNotDistinct()],
);

export type AuditDetail = Record<string, string | number | boolean | null | readonly string[]>;
