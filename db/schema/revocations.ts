import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { revocationCauses, revocationLifecycle, revocationWitnesses } from "#lib/domain/revocation.ts";
import { environmentEnum, id, instant } from "./columns.ts";
import { devices } from "./devices.ts";
import { users } from "./people.ts";

export const revocationStateEnum = pgEnum("revocation_state", revocationLifecycle.statuses);
export const revocationCauseEnum = pgEnum("revocation_cause", revocationCauses);
export const revocationWitnessEnum = pgEnum("revocation_witness", revocationWitnesses);

/** A unit that must be revoked in ZATCA's portal, or was: who stated it and who made the record final are two people. */
export const revocations = pgTable(
  "revocations",
  {
    id: id(),
    establishmentId: uuid("establishment_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    cause: revocationCauseEnum("cause").notNull(),
    state: revocationStateEnum("state").notNull().default("open"),
    openedAt: instant("opened_at").notNull(),
    statedAt: instant("stated_at"),
    statedBy: uuid("stated_by").references(() => users.id),
    statedByName: text("stated_by_name"),
    reason: text("reason"),
    closedAt: instant("closed_at"),
    closedBy: uuid("closed_by").references(() => users.id),
    closedByName: text("closed_by_name"),
    witness: revocationWitnessEnum("witness"),
  },
  (t) => [
    uniqueIndex("revocations_one_open")
      .on(t.deviceId)
      .where(sql`state in ('open', 'stated')`),
    check("revocations_four_eyes", sql`${t.witness} <> 'second_person' or ${t.statedBy} <> ${t.closedBy}`),
    check("revocations_stated", sql`${t.state} = 'open' or ${t.statedAt} is not null or ${t.witness} = 'list'`),
    foreignKey({
      name: "revocations_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    index("revocations_by_state").on(t.establishmentId, t.state, t.openedAt, t.id),
  ],
);
