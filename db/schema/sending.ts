import {
  doublePrecision,
  foreignKey,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { breakerCauses, breakerStates } from "#lib/domain/breaker.ts";
import { holdReasons } from "#lib/domain/submission.ts";
import { environmentEnum, instant } from "./columns.ts";
import { credentialKindEnum, credentials } from "./credentials.ts";
import { devices } from "./devices.ts";
import { establishments } from "./establishments.ts";

export const holdReasonEnum = pgEnum("hold_reason", holdReasons);
export const breakerStateEnum = pgEnum("breaker_state", breakerStates);
export const breakerCauseEnum = pgEnum("breaker_cause", breakerCauses);

/** How fast one VAT number may send in one environment at present. */
export const submissionLanes = pgTable(
  "submission_lanes",
  {
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    environment: environmentEnum("environment").notNull(),
    inFlight: doublePrecision("in_flight").notNull(),
    perSecond: doublePrecision("per_second").notNull(),
    tokens: doublePrecision("tokens").notNull(),
    refilledAt: instant("refilled_at").notNull(),
    pausedUntil: instant("paused_until"),
  },
  (t) => [primaryKey({ columns: [t.establishmentId, t.environment] })],
);

/**
 * A device whose documents wait, whatever their own turn is: all of them, or those that travel with one login, the refused one.
 * Removed when they may go on.
 */
export const submissionHolds = pgTable(
  "submission_holds",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    deviceId: uuid("device_id").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    /** The refused login; null where all of the device's documents wait. */
    credentialId: uuid("credential_id"),
    credentialKind: credentialKindEnum("credential_kind").notNull().default("production"),
    reason: holdReasonEnum("reason").notNull(),
    note: text("note"),
    heldAt: instant("held_at").notNull(),
    /** When one document may try again by itself; null where only a person lets it go on. */
    probeAt: instant("probe_at"),
    probes: integer("probes").notNull().default(0),
  },
  (t) => [
    foreignKey({
      name: "submission_holds_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    foreignKey({
      name: "submission_holds_login",
      columns: [t.credentialId, t.deviceId, t.establishmentId, t.environment, t.credentialKind],
      foreignColumns: [
        credentials.id,
        credentials.deviceId,
        credentials.establishmentId,
        credentials.environment,
        credentials.kind,
      ],
    }),
    unique("submission_holds_one").on(t.deviceId, t.credentialId).nullsNotDistinct(),
  ],
);

/** Whether an environment of the platform is up, as all devices of the installation see it. */
export const breakers = pgTable("breakers", {
  environment: environmentEnum("environment").primaryKey(),
  state: breakerStateEnum("state").notNull(),
  cause: breakerCauseEnum("cause"),
  failures: integer("failures").notNull(),
  failingDevices: uuid("failing_devices").array().notNull(),
  refusals: jsonb("refusals").$type<readonly { deviceId: string; at: string }[]>().notNull(),
  openings: integer("openings").notNull(),
  openedAt: instant("opened_at"),
  /** When one call may try whether it is up again. */
  probeAt: instant("probe_at"),
  recoveredAt: instant("recovered_at"),
});

/** Signs of life of programs without pages. */
export const heartbeats = pgTable("heartbeats", {
  name: text("name").primaryKey(),
  at: instant("at").notNull(),
});

/** What the installation finds out about itself: clocks that differ, and whether its own sign of life reaches the outside. */
export const selfChecks = pgTable("self_checks", {
  name: text("name").primaryKey(),
  checkedAt: instant("checked_at").notNull(),
  /** How far this machine's clock is ahead, in milliseconds; null for what is no clock. */
  aheadMs: integer("ahead_ms"),
  /** Since when it has not been as it should; null while it is. */
  failingSince: instant("failing_since"),
  reason: text("reason"),
});
