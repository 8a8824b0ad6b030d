import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { takeOverStates } from "#lib/domain/take-over.ts";
import type { AttemptRequest, AttemptResponse } from "../partitioned/attempts.ts";
import { bytes, environmentEnum, id, instant } from "./columns.ts";
import { branches } from "./establishments.ts";
import { devices } from "./devices.ts";

export const takeOverStateEnum = pgEnum("take_over_state", takeOverStates);

/** One call to the gateway, secrets masked, kept here until there is a device to keep it with. */
export type TakeOverCall = {
  call: string;
  outcome: string;
  status: number | null;
  startedAt: string;
  endedAt: string;
  request: AttemptRequest;
  response: AttemptResponse | null;
  failure: string | null;
  said: string | null;
};

/** A device of another system on its way here. The pieces are sealed before ZATCA is asked, and erased from this row with its end. */
export const takeOvers = pgTable(
  "take_overs",
  {
    id: id(),
    establishmentId: uuid("establishment_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    branchId: uuid("branch_id").notNull(),
    /** The device here, once there is one. */
    deviceId: uuid("device_id"),
    state: takeOverStateEnum("state").notNull().default("asking"),
    reasonCode: text("reason_code"),
    reasonParams: jsonb("reason_params").$type<Record<string, string | number>>(),
    name: text("name").notNull(),
    egsSerial: text("egs_serial").notNull(),
    certificate: bytes("certificate").notNull(),
    serialNumber: text("serial_number").notNull(),
    notAfter: instant("not_after").notNull(),
    lastIcv: bigint("last_icv", { mode: "bigint" }).notNull(),
    lastHash: text("last_hash").notNull(),
    privateKeySealed: bytes("private_key_sealed"),
    tokenSealed: bytes("token_sealed"),
    secretSealed: bytes("secret_sealed"),
    tries: integer("tries").notNull().default(0),
    calls: jsonb("calls").$type<readonly TakeOverCall[]>().notNull().default([]),
    byName: text("by_name").notNull(),
    startedAt: instant("started_at").notNull(),
    askedAt: instant("asked_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    check(
      "take_overs_sealed",
      sql`case when ${t.state} in ('asking', 'unanswered') then num_nulls(${t.privateKeySealed}, ${t.tokenSealed}, ${t.secretSealed}) = 0 and ${t.endedAt} is null else num_nonnulls(${t.privateKeySealed}, ${t.tokenSealed}, ${t.secretSealed}) = 0 and ${t.endedAt} is not null end`,
    ),
    check("take_overs_done", sql`${t.state} <> 'done' or ${t.deviceId} is not null`),
    uniqueIndex("take_overs_one_open")
      .on(t.establishmentId, t.environment, t.egsSerial)
      .where(sql`state in ('asking', 'unanswered')`),
    foreignKey({
      name: "take_overs_branch",
      columns: [t.branchId, t.establishmentId],
      foreignColumns: [branches.id, branches.establishmentId],
    }),
    foreignKey({
      name: "take_overs_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    index("take_overs_by_time").on(t.establishmentId, t.startedAt, t.id),
    index("take_overs_by_device").on(t.deviceId),
  ],
);
