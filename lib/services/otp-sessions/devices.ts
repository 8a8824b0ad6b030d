import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments, otps } from "#db/schema/enrolments.ts";
import { branches } from "#db/schema/establishments.ts";
import { otpSessionDevices } from "#db/schema/otp-sessions.ts";

/** Where a device of a session is. */
const place = sql<Place>`case
  when ${otpSessionDevices.blockedBy} is not null then 'left_out'
  when ${enrolments.id} is null then 'preparing'
  when ${enrolments.status} in ('active', 'shape_tested') then 'done'
  when ${enrolments.status} = 'abandoned' then 'abandoned'
  when ${enrolments.status} = 'ready' and ${otps.enrolmentId} is null and ${enrolments.reasonCode} in ('otp_refused', 'otp_spent', 'otp_expired', 'otp_answer_lost') then 'refused'
  when ${enrolments.reasonCode} is not null and ${enrolments.nextAttemptAt} is null then 'stopped'
  when ${otps.enrolmentId} is not null then 'given'
  when ${enrolments.status} = 'ready' then 'waiting'
  else 'spent' end`;

const places = [
  "refused",
  "stopped",
  "left_out",
  "given",
  "spent",
  "waiting",
  "preparing",
  "done",
  "abandoned",
] as const;
export type Place = (typeof places)[number];

const rank = sql`array_position(array[${sql.raw(places.map((name) => `'${name}'`).join(", "))}], ${place})`;

const ofSession = (db: Reader, columns: { readonly place: typeof place; readonly count: SQL<number> }) =>
  db
    .select(columns)
    .from(otpSessionDevices)
    .leftJoin(enrolments, eq(enrolments.id, otpSessionDevices.enrolmentId))
    .leftJoin(otps, eq(otps.enrolmentId, otpSessionDevices.enrolmentId));

/** How many devices of a session are where. */
export async function countDevices(db: Reader, sessionId: string): Promise<Readonly<Record<Place, number>>> {
  const rows = await ofSession(db, { place, count: sql<number>`count(*)::int` })
    .where(eq(otpSessionDevices.sessionId, sessionId))
    .groupBy(sql`1`);
  const counted = new Map(rows.map((row) => [row.place, row.count]));
  const of = (name: Place) => counted.get(name) ?? 0;
  return {
    refused: of("refused"),
    stopped: of("stopped"),
    left_out: of("left_out"),
    given: of("given"),
    spent: of("spent"),
    waiting: of("waiting"),
    preparing: of("preparing"),
    done: of("done"),
    abandoned: of("abandoned"),
  };
}

/** The devices of a session, what needs a person first. */
export const readDevices = (db: Reader, sessionId: string, most: number) =>
  db
    .select({
      id: devices.id,
      name: devices.name,
      branchNameAr: branches.nameAr,
      branchNameEn: branches.nameEn,
      position: otpSessionDevices.position,
      blockedBy: otpSessionDevices.blockedBy,
      place,
      status: enrolments.status,
      reasonCode: enrolments.reasonCode,
      enrolmentId: enrolments.id,
      updatedAt: enrolments.updatedAt,
      notAfter: credentials.notAfter,
    })
    .from(otpSessionDevices)
    .innerJoin(devices, eq(devices.id, otpSessionDevices.deviceId))
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .leftJoin(enrolments, eq(enrolments.id, otpSessionDevices.enrolmentId))
    .leftJoin(otps, eq(otps.enrolmentId, otpSessionDevices.enrolmentId))
    .leftJoin(
      credentials,
      and(
        eq(credentials.deviceId, devices.id),
        eq(credentials.environment, otpSessionDevices.environment),
        eq(credentials.status, "live"),
      ),
    )
    .where(eq(otpSessionDevices.sessionId, sessionId))
    .orderBy(rank, asc(otpSessionDevices.position))
    .limit(most);
