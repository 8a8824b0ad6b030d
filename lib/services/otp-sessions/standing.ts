import { and, eq, gt, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { enrolments, otps } from "#db/schema/enrolments.ts";
import { otpSessionCodes, otpSessionDevices } from "#db/schema/otp-sessions.ts";
import { endedStatuses } from "#lib/domain/enrolment-lifecycle.ts";
import { reasonsFor, selfMovingReasons } from "#lib/domain/enrolment-reason.ts";
import { waitingStatuses } from "./kept-back.ts";

/** A walk that nothing but a code moves on, and that has none. */
export const waitsForCode = sql`${enrolments.status} = 'ready' and ${otps.enrolmentId} is null
  and (${enrolments.reasonCode} is null or ${enrolments.reasonCode} in ${reasonsFor("give_code")})`;

/** A walk that stands where it waits for the others' codes. */
export const isBehindCodes = sql`${enrolments.status}::text in ${waitingStatuses} and ${otpSessionDevices.releasedAt} is null`;

const over = sql`${otpSessionDevices.blockedBy} is not null or ${enrolments.status}::text in ${endedStatuses}`;
const movesByItself = sql`${enrolments.reasonCode} is null or ${enrolments.reasonCode} in ${selfMovingReasons}`;
const travelling = sql`${enrolments.status}::text in ${[...waitingStatuses, "production_requested", "issued"]}`;

const count = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;

/** Where the devices of a session stand, counted. */
export async function standingOf(db: Pick<Reader, "select">, sessionId: string, now: Date) {
  const due = sql`(${enrolments.nextAttemptAt} is null or ${enrolments.nextAttemptAt} <= ${now.toISOString()})`;
  const [row] = await db
    .select({
      devices: sql<number>`count(*)::int`,
      unprepared: count(sql`${otpSessionDevices.enrolmentId} is null and ${otpSessionDevices.blockedBy} is null`),
      over: count(over),
      waiting: count(waitsForCode),
      spending: count(sql`${otps.enrolmentId} is not null and ${due}`),
      keptBack: count(isBehindCodes),
      travelling: count(
        sql`${otpSessionDevices.releasedAt} is not null and ${travelling} and (${movesByItself}) and ${due}`,
      ),
      throttledUntil:
        sql<Date | null>`max(${enrolments.nextAttemptAt}) filter (where ${enrolments.reasonCode} = 'throttled' and ${enrolments.nextAttemptAt} > ${now.toISOString()})`.mapWith(
          enrolments.nextAttemptAt,
        ),
    })
    .from(otpSessionDevices)
    .leftJoin(enrolments, eq(enrolments.id, otpSessionDevices.enrolmentId))
    .leftJoin(otps, eq(otps.enrolmentId, otpSessionDevices.enrolmentId))
    .where(eq(otpSessionDevices.sessionId, sessionId));
  const [codes] = await db
    .select({ held: sql<number>`count(*)::int` })
    .from(otpSessionCodes)
    .where(goodCodes(sessionId, now));
  return { ...none, ...row, held: codes?.held ?? 0 };
}

export type Standing = Awaited<ReturnType<typeof standingOf>>;

const none = {
  devices: 0,
  unprepared: 0,
  over: 0,
  waiting: 0,
  spending: 0,
  keptBack: 0,
  travelling: 0,
  throttledUntil: null,
};

/** Codes that were given and may still be spent. */
export const goodCodes = (sessionId: string, now: Date): SQL | undefined =>
  and(eq(otpSessionCodes.sessionId, sessionId), eq(otpSessionCodes.state, "held"), gt(otpSessionCodes.expiresAt, now));

/** How many codes are still to be made: for every device that waits for one, less those that are held. */
export const codesWanted = ({ unprepared, waiting, held }: Pick<Standing, "unprepared" | "waiting" | "held">): number =>
  Math.max(0, unprepared + waiting - held);
