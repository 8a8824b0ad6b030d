import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { deviceLifecycle } from "#lib/domain/device-lifecycle.ts";
import { deviceEnds } from "#lib/domain/device-end.ts";
import { custodies } from "#lib/domain/custody.ts";
import { gramsOf } from "../search.ts";
import { createdAt, environmentEnum, functionalityMapEnum, id, instant } from "./columns.ts";
import { branches, establishments } from "./establishments.ts";

export const deviceStatusEnum = pgEnum("device_status", deviceLifecycle.statuses);
export const custodyEnum = pgEnum("custody", custodies);
export const deviceEndEnum = pgEnum("device_end", deviceEnds);

export const devices = pgTable(
  "devices",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    branchId: uuid("branch_id").notNull(),
    name: text("name").notNull(),
    status: deviceStatusEnum("status").notNull().default("draft"),
    environment: environmentEnum("environment").notNull(),
    custody: custodyEnum("custody").notNull().default("central"),
    functionalityMap: functionalityMapEnum("functionality_map").notNull(),
    egsSerial: text("egs_serial").notNull(),
    csrCommonName: text("csr_common_name").notNull(),
    csrOrganizationUnit: text("csr_organization_unit").notNull(),
    csrOrganization: text("csr_organization").notNull(),
    csrAddress: text("csr_address").notNull(),
    csrIndustry: text("csr_industry").notNull(),
    suspendedAt: instant("suspended_at"),
    suspendedReason: text("suspended_reason"),
    endedAt: instant("ended_at"),
    endedAs: deviceEndEnum("ended_as"),
    endedReason: text("ended_reason"),
    /** The unit whose place this one takes; that one ends when this one is live. */
    replacesId: uuid("replaces_id"),
    /** The unit in ZATCA's simulation that this one was proven as. */
    promotedFromId: uuid("promoted_from_id"),
    /** Since a live certificate of this device may say otherwise than the records; the database itself sets it. */
    identityQuestioned: boolean("identity_questioned").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    unique("devices_tenant").on(t.id, t.establishmentId),
    unique("devices_serial").on(t.establishmentId, t.environment, t.egsSerial),
    foreignKey({
      name: "devices_branch",
      columns: [t.branchId, t.establishmentId],
      foreignColumns: [branches.id, branches.establishmentId],
    }),
    foreignKey({
      name: "devices_replaces",
      columns: [t.replacesId, t.establishmentId],
      foreignColumns: [t.id, t.establishmentId],
    }),
    foreignKey({
      name: "devices_promoted_from",
      columns: [t.promotedFromId, t.establishmentId],
      foreignColumns: [t.id, t.establishmentId],
    }),
    uniqueIndex("devices_one_successor")
      .on(t.replacesId)
      .where(sql`status <> 'ended'`),
    uniqueIndex("devices_one_promotion")
      .on(t.promotedFromId)
      .where(sql`status <> 'ended'`),
    index("devices_by_name").on(t.establishmentId, t.name, t.id),
    index("devices_by_branch").on(t.branchId),
    index("devices_by_status").on(t.establishmentId, t.status, t.id),
    index("devices_by_serial").on(t.establishmentId, t.egsSerial, t.id),
    index("devices_by_age").on(t.establishmentId, t.createdAt, t.id),
    index("devices_in_name_order").on(t.name, t.id),
    index("devices_in_serial_order").on(t.egsSerial, t.id),
    index("devices_in_age_order").on(t.createdAt, t.id),
    index("devices_questioned")
      .on(t.establishmentId)
      .where(sql`identity_questioned`),
    index("devices_search").using("gin", gramsOf([t.name, t.egsSerial])),
  ],
);

/** The branches that a device may issue documents for, its home branch among them. */
export const deviceBranches = pgTable(
  "device_branches",
  {
    deviceId: uuid("device_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.deviceId, t.branchId] }),
    index("device_branches_by_branch").on(t.branchId, t.deviceId),
    foreignKey({
      name: "device_branches_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    foreignKey({
      name: "device_branches_branch",
      columns: [t.branchId, t.establishmentId],
      foreignColumns: [branches.id, branches.establishmentId],
    }),
  ],
);
