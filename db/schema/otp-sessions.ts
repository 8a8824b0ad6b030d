import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { otpBlocks } from "#lib/domain/otp-eligibility.ts";
import { otpBatchWays, otpCodeStates, otpSessionLifecycle, pauseCauses } from "#lib/domain/otp-session.ts";
import { bytes, createdAt, environmentEnum, id, instant } from "./columns.ts";
import { devices } from "./devices.ts";
import { enrolmentKindEnum, enrolments } from "./enrolments.ts";
import { establishments } from "./establishments.ts";

export const otpSessionStatusEnum = pgEnum("otp_session_status", otpSessionLifecycle.statuses);
export const otpCodeStateEnum = pgEnum("otp_code_state", otpCodeStates);
export const otpBatchWayEnum = pgEnum("otp_batch_way", otpBatchWays);
export const pauseCauseEnum = pgEnum("otp_pause_cause", pauseCauses);
export const otpBlockEnum = pgEnum("otp_block", otpBlocks);

/** Many walks of one kind in one environment of one establishment, moved on by codes that a person makes in the portal. */
export const otpSessions = pgTable(
  "otp_sessions",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    environment: environmentEnum("environment").notNull(),
    kind: enrolmentKindEnum("kind").notNull(),
    vatNumber: text("vat_number").notNull(),
    status: otpSessionStatusEnum("status").notNull().default("open"),
    pauseCause: pauseCauseEnum("pause_cause"),
    /** Of how many devices, for whoever may not see all of them. */
    size: integer("size").notNull(),
    startedBy: text("started_by").notNull(),
    /** Calls that may begin now: a bucket that fills at the setting's rate. */
    tokens: doublePrecision("tokens").notNull(),
    refilledAt: instant("refilled_at").notNull(),
    /** Refusals before this do not count towards the pause that many of them cause. */
    resumedAt: instant("resumed_at").notNull(),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    unique("otp_sessions_tenant").on(t.id, t.establishmentId, t.environment),
    index("otp_sessions_by_creation").on(t.establishmentId, t.createdAt, t.id),
    index("otp_sessions_open")
      .on(t.establishmentId)
      .where(sql`status = 'open'`),
  ],
);

const ofSession = {
  sessionId: uuid("session_id").notNull(),
  establishmentId: uuid("establishment_id").notNull(),
  environment: environmentEnum("environment").notNull(),
};

/** A device of a session: its place in the order, and its walk once that is prepared. */
export const otpSessionDevices = pgTable(
  "otp_session_devices",
  {
    ...ofSession,
    deviceId: uuid("device_id").notNull(),
    enrolmentId: uuid("enrolment_id"),
    /** The most urgent device has the lowest. */
    position: integer("position").notNull(),
    /** Codes that were refused for it. */
    refusals: integer("refusals").notNull().default(0),
    /** Why it could not take part after all. */
    blockedBy: otpBlockEnum("blocked_by"),
    /** Whether the walk was begun for this session, so that cancelling ends it again while it still waits for a code. */
    begunHere: boolean("begun_here").notNull().default(false),
    /** When its walk was let on beyond the compliance certificate: after all codes were spent. */
    releasedAt: instant("released_at"),
    /** When the session was over for it. */
    leftAt: instant("left_at"),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.deviceId] }),
    uniqueIndex("otp_session_devices_one_open")
      .on(t.deviceId, t.environment)
      .where(sql`left_at is null`),
    index("otp_session_devices_by_enrolment").on(t.enrolmentId),
    foreignKey({
      name: "otp_session_devices_session",
      columns: [t.sessionId, t.establishmentId, t.environment],
      foreignColumns: [otpSessions.id, otpSessions.establishmentId, otpSessions.environment],
    }),
    foreignKey({
      name: "otp_session_devices_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    foreignKey({
      name: "otp_session_devices_enrolment",
      columns: [t.enrolmentId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [enrolments.id, enrolments.deviceId, enrolments.establishmentId, enrolments.environment],
    }),
  ],
);

/** A link with which somebody without a right here delivers codes. Neither token nor short code is kept, only what proves them. */
export const otpHandOffs = pgTable(
  "otp_hand_offs",
  {
    id: id(),
    ...ofSession,
    tokenHash: bytes("token_hash").notNull(),
    /** Of token and short code together, so that the short code cannot be found out without the token. */
    proofHash: bytes("proof_hash").notNull(),
    madeBy: text("made_by").notNull(),
    failures: integer("failures").notNull().default(0),
    deliveries: integer("deliveries").notNull().default(0),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    unique("otp_hand_offs_token").on(t.tokenHash),
    index("otp_hand_offs_by_session").on(t.sessionId),
    check("otp_hand_offs_two_hours", sql`${t.expiresAt} <= ${t.createdAt} + interval '2 hours'`),
    foreignKey({
      name: "otp_hand_offs_session",
      columns: [t.sessionId, t.establishmentId, t.environment],
      foreignColumns: [otpSessions.id, otpSessions.establishmentId, otpSessions.environment],
    }),
  ],
);

/** Codes that were made in the portal together, so that they share a clock. */
export const otpBatches = pgTable(
  "otp_batches",
  {
    id: id(),
    ...ofSession,
    number: integer("number").notNull(),
    size: integer("size").notNull(),
    way: otpBatchWayEnum("way").notNull(),
    givenBy: text("given_by").notNull(),
    /** When the person says that the portal made them. */
    madeAt: instant("made_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    givenAt: instant("given_at").notNull(),
  },
  (t) => [
    unique("otp_batches_number").on(t.sessionId, t.number),
    unique("otp_batches_tenant").on(t.id, t.sessionId, t.establishmentId, t.environment),
    foreignKey({
      name: "otp_batches_session",
      columns: [t.sessionId, t.establishmentId, t.environment],
      foreignColumns: [otpSessions.id, otpSessions.establishmentId, otpSessions.environment],
    }),
  ],
);

/** One code each: sealed while it is held, its place and its end afterwards. */
export const otpSessionCodes = pgTable(
  "otp_session_codes",
  {
    id: id(),
    ...ofSession,
    batchId: uuid("batch_id").notNull(),
    /** Its place in the batch as it was given, from 1. */
    position: integer("position").notNull(),
    kind: enrolmentKindEnum("kind").notNull(),
    vatNumber: text("vat_number").notNull(),
    state: otpCodeStateEnum("state").notNull().default("held"),
    sealed: bytes("sealed"),
    madeAt: instant("made_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** The device and the walk that it was given to. */
    givenTo: uuid("given_to"),
    enrolmentId: uuid("enrolment_id"),
    settledAt: instant("settled_at"),
  },
  (t) => [
    unique("otp_session_codes_position").on(t.batchId, t.position),
    index("otp_session_codes_by_state").on(t.sessionId, t.state),
    index("otp_session_codes_assigned")
      .on(t.enrolmentId)
      .where(sql`state = 'assigned'`),
    index("otp_session_codes_held")
      .on(t.expiresAt)
      .where(sql`state = 'held'`),
    check("otp_session_codes_forgotten", sql`(${t.sealed} is not null) = (${t.state} = 'held')`),
    foreignKey({
      name: "otp_session_codes_batch",
      columns: [t.batchId, t.sessionId, t.establishmentId, t.environment],
      foreignColumns: [otpBatches.id, otpBatches.sessionId, otpBatches.establishmentId, otpBatches.environment],
    }),
    foreignKey({
      name: "otp_session_codes_enrolment",
      columns: [t.enrolmentId, t.givenTo, t.establishmentId, t.environment],
      foreignColumns: [enrolments.id, enrolments.deviceId, enrolments.establishmentId, enrolments.environment],
    }),
  ],
);
