import { sql } from "drizzle-orm";
import {
  bigint,
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
import { enrolmentKinds, checkStatuses } from "#lib/domain/enrolment.ts";
import { enrolmentLifecycle } from "#lib/domain/enrolment-lifecycle.ts";
import { complianceSteps } from "#lib/domain/functionality-map.ts";
import { bytes, createdAt, environmentEnum, functionalityMapEnum, id, instant } from "./columns.ts";
import { devices } from "./devices.ts";

export const enrolmentStatusEnum = pgEnum("enrolment_status", enrolmentLifecycle.statuses);
export const enrolmentKindEnum = pgEnum("enrolment_kind", enrolmentKinds);
export const complianceStepEnum = pgEnum("compliance_step", complianceSteps);
export const checkStatusEnum = pgEnum("check_status", checkStatuses);

export const keyPairs = pgTable(
  "key_pairs",
  {
    id: id(),
    establishmentId: uuid("establishment_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    publicKey: bytes("public_key").notNull(),
    privateKeySealed: bytes("private_key_sealed").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("key_pairs_tenant").on(t.id, t.deviceId, t.establishmentId),
    foreignKey({
      name: "key_pairs_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
  ],
);

export const enrolments = pgTable(
  "enrolments",
  {
    id: id(),
    establishmentId: uuid("establishment_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    kind: enrolmentKindEnum("kind").notNull(),
    status: enrolmentStatusEnum("status").notNull().default("ready"),
    functionalityMap: functionalityMapEnum("functionality_map").notNull(),
    keyPairId: uuid("key_pair_id").notNull(),
    csrPem: text("csr_pem").notNull(),
    lostAnswers: integer("lost_answers").notNull().default(0),
    failures: integer("failures").notNull().default(0),
    /** Set before a call that may be answered once only, cleared by the recorded answer. */
    unansweredSince: instant("unanswered_since"),
    reasonCode: text("reason_code"),
    reasonParams: jsonb("reason_params").$type<Record<string, string | number>>(),
    nextAttemptAt: instant("next_attempt_at"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    unique("enrolments_tenant").on(t.id, t.deviceId, t.establishmentId, t.environment),
    uniqueIndex("enrolments_one_open")
      .on(t.deviceId, t.environment)
      .where(sql`status not in ('active', 'shape_tested', 'abandoned')`),
    foreignKey({
      name: "enrolments_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    foreignKey({
      name: "enrolments_key_pair",
      columns: [t.keyPairId, t.deviceId, t.establishmentId],
      foreignColumns: [keyPairs.id, keyPairs.deviceId, keyPairs.establishmentId],
    }),
    index("enrolments_by_status").on(t.establishmentId, t.status, t.updatedAt, t.id),
    index("enrolments_by_device").on(t.deviceId),
    index("enrolments_by_change").on(t.establishmentId, t.updatedAt, t.id),
    index("enrolments_in_order").on(t.updatedAt, t.id),
    index("enrolments_by_creation").on(t.establishmentId, t.createdAt, t.id),
    index("enrolments_due")
      .on(t.nextAttemptAt)
      .where(sql`next_attempt_at is not null`),
  ],
);

const ofEnrolment = {
  enrolmentId: uuid("enrolment_id").notNull(),
  deviceId: uuid("device_id").notNull(),
  establishmentId: uuid("establishment_id").notNull(),
  environment: environmentEnum("environment").notNull(),
};

/** Sealed, for an hour at most, one row each; erased with the recorded answer. */
export const otps = pgTable(
  "otps",
  {
    ...ofEnrolment,
    kind: enrolmentKindEnum("kind").notNull(),
    vatNumber: text("vat_number").notNull(),
    sealed: bytes("sealed").notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.enrolmentId] }),
    foreignKey({
      name: "otps_enrolment",
      columns: [t.enrolmentId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [enrolments.id, enrolments.deviceId, enrolments.establishmentId, enrolments.environment],
    }),
    index("otps_by_expiry").on(t.expiresAt),
  ],
);

export const complianceChecks = pgTable(
  "compliance_checks",
  {
    ...ofEnrolment,
    step: complianceStepEnum("step").notNull(),
    status: checkStatusEnum("status").notNull().default("missing"),
    attempts: integer("attempts").notNull().default(0),
    findings: jsonb("findings").$type<readonly CheckFinding[]>().notNull().default([]),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.enrolmentId, t.step] }),
    foreignKey({
      name: "compliance_checks_enrolment",
      columns: [t.enrolmentId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [enrolments.id, enrolments.deviceId, enrolments.establishmentId, enrolments.environment],
    }),
  ],
);

/** What happened, in order; written once, never changed. */
export const enrolmentEvents = pgTable(
  "enrolment_events",
  {
    id: bigint("id", { mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    ...ofEnrolment,
    at: instant("at").notNull(),
    event: text("event").notNull(),
    fromStatus: enrolmentStatusEnum("from_status").notNull(),
    toStatus: enrolmentStatusEnum("to_status").notNull(),
    reasonCode: text("reason_code"),
    reasonParams: jsonb("reason_params").$type<Record<string, string | number>>(),
  },
  (t) => [
    foreignKey({
      name: "enrolment_events_enrolment",
      columns: [t.enrolmentId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [enrolments.id, enrolments.deviceId, enrolments.establishmentId, enrolments.environment],
    }),
    index("enrolment_events_in_order").on(t.enrolmentId, t.id),
  ],
);

export type CheckFinding = {
  severity: "error" | "warning";
  code: string | null;
  category: string | null;
  message: string | null;
};
