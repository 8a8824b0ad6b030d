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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bulkActs, bulkBlocks, bulkOutcomes } from "#lib/domain/bulk-act.ts";
import type { ViewParameters } from "#lib/domain/saved-view.ts";
import { id, instant } from "./columns.ts";
import { devices } from "./devices.ts";
import { establishments } from "./establishments.ts";

export const bulkActEnum = pgEnum("bulk_act", bulkActs);
export const bulkOutcomeEnum = pgEnum("bulk_outcome", bulkOutcomes);
export const bulkBlockEnum = pgEnum("bulk_block", bulkBlocks);

/** One act done to many devices, as somebody confirmed it: what was asked for, and how many devices that were at that moment. */
export const bulkRuns = pgTable(
  "bulk_runs",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    act: bulkActEnum("act").notNull(),
    reason: text("reason"),
    /** The filter that chose the devices; empty where they were chosen one by one. */
    filter: jsonb("filter").$type<ViewParameters>().notNull(),
    size: integer("size").notNull(),
    startedBy: text("started_by").notNull(),
    createdAt: instant("created_at").notNull(),
    doneAt: instant("done_at"),
  },
  (t) => [
    unique("bulk_runs_tenant").on(t.id, t.establishmentId),
    index("bulk_runs_by_age").on(t.establishmentId, t.createdAt, t.id),
    index("bulk_runs_open")
      .on(t.createdAt)
      .where(sql`done_at is null`),
  ],
);

/** Its devices, frozen when it was confirmed, and what became of each. */
export const bulkRunDevices = pgTable(
  "bulk_run_devices",
  {
    runId: uuid("run_id").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    position: integer("position").notNull(),
    outcome: bulkOutcomeEnum("outcome").notNull().default("waiting"),
    block: bulkBlockEnum("block"),
    at: instant("at"),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.deviceId] }),
    uniqueIndex("bulk_run_devices_in_order").on(t.runId, t.position),
    index("bulk_run_devices_waiting")
      .on(t.runId, t.position)
      .where(sql`outcome = 'waiting'`),
    index("bulk_run_devices_by_device").on(t.deviceId),
    foreignKey({
      name: "bulk_run_devices_run",
      columns: [t.runId, t.establishmentId],
      foreignColumns: [bulkRuns.id, bulkRuns.establishmentId],
    }),
    foreignKey({
      name: "bulk_run_devices_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
  ],
);
