import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { devices } from "./devices.ts";
import { establishments } from "./establishments.ts";
import { groups } from "./groups.ts";
import { users } from "./people.ts";

/** An item of the attention page that was put aside, why and until when. An item is its source and what it is about: a row's id, mostly. */
export const snoozes = pgTable(
  "snoozes",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    deviceId: uuid("device_id"),
    source: text("source").notNull(),
    subject: text("subject").notNull(),
    reason: text("reason").notNull(),
    until: instant("until").notNull(),
    snoozedBy: uuid("snoozed_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    foreignKey({
      name: "snoozes_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    uniqueIndex("snoozes_one_open")
      .on(t.establishmentId, t.source, t.subject)
      .where(sql`ended_at is null`),
    index("snoozes_by_subject").on(t.subject, t.source),
  ],
);

/** An item that was given to another group than the one that answers for its branch. */
export const assignments = pgTable(
  "assignments",
  {
    establishmentId: uuid("establishment_id").notNull(),
    deviceId: uuid("device_id"),
    source: text("source").notNull(),
    subject: text("subject").notNull(),
    groupId: uuid("group_id").notNull(),
    assignedAt: instant("assigned_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.establishmentId, t.source, t.subject] }),
    foreignKey({
      name: "assignments_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    foreignKey({
      name: "assignments_group",
      columns: [t.groupId, t.establishmentId],
      foreignColumns: [groups.id, groups.establishmentId],
    }),
  ],
);
