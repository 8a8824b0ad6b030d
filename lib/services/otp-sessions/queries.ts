import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments, otps } from "#db/schema/enrolments.ts";
import { branches, establishments } from "#db/schema/establishments.ts";
import { otpBatches, otpHandOffs, otpSessionCodes, otpSessionDevices, otpSessions } from "#db/schema/otp-sessions.ts";
import { query } from "#lib/command.ts";
import { countUpTo } from "#lib/services/count.ts";
import { cut, pageByKey } from "#lib/services/page-by-key.ts";
import { containing, equals } from "#lib/services/search.ts";
import { loadSession } from "./load.ts";
import { ListSessions, OfSession } from "./schema.ts";
import { codesWanted, standingOf } from "./standing.ts";

const done = sql`(select count(*)::int from ${otpSessionDevices} join ${enrolments} on ${enrolments.id} = ${otpSessionDevices.enrolmentId}
  where ${otpSessionDevices.sessionId} = ${otpSessions.id} and ${enrolments.status} in ('active', 'shape_tested'))`;

/** Every session, the newest first. */
export const listSessions = query({
  name: "otp_session.list",
  permission: "establishment:read",
  input: ListSessions,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const where: SQL =
        and(
          equals(otpSessions.status, input.status),
          equals(otpSessions.environment, input.environment),
          equals(otpSessions.establishmentId, input.establishment),
          containing(input.q, [establishments.nameAr, establishments.nameEn, establishments.vatNumber]),
        ) ?? sql`true`;
      const page = pageByKey(
        { by: otpSessions.createdAt, type: "timestamptz" },
        { by: otpSessions.id, type: "uuid" },
        input,
      );
      const found = await db
        .select({
          key: page.key,
          id: otpSessions.id,
          kind: otpSessions.kind,
          status: otpSessions.status,
          pauseCause: otpSessions.pauseCause,
          environment: otpSessions.environment,
          size: otpSessions.size,
          done: done.mapWith(Number),
          startedBy: otpSessions.startedBy,
          createdAt: otpSessions.createdAt,
          establishmentNameAr: establishments.nameAr,
          establishmentNameEn: establishments.nameEn,
        })
        .from(otpSessions)
        .innerJoin(establishments, eq(establishments.id, otpSessions.establishmentId))
        .where(and(where, page.where))
        .orderBy(...page.orderBy)
        .limit(page.limit);
      const joined = sql`${otpSessions} inner join ${establishments} on ${establishments.id} = ${otpSessions.establishmentId}`;
      return { ...cut(found, page), ...(await countUpTo(db, sql`${joined} where ${where}`)) };
    }),
});

export type SessionRow = Awaited<ReturnType<typeof listSessions.run>>["rows"][number];

/** Rows that the page of a session shows; what needs a person stands first. */
const rowsShown = 300;

/** One session: its devices as far as a page shows them, its batches with what became of their codes, its links. */
export const showSession = query({
  name: "otp_session.show",
  permission: "establishment:read",
  input: OfSession,
  run: (ctx, { sessionId }) =>
    ctx.read(async (db) => {
      const session = await loadSession(db, sessionId);
      const now = ctx.clock.now();
      const standing = await standingOf(db, sessionId, now);
      const [establishment] = await db
        .select({ nameAr: establishments.nameAr, nameEn: establishments.nameEn })
        .from(establishments)
        .where(eq(establishments.id, session.establishmentId));
      return {
        now,
        session,
        establishment,
        standing,
        wanted: codesWanted(standing),
        counts: await countDevices(db, sessionId),
        devices: await readDevices(db, sessionId),
        batches: await readBatches(db, sessionId),
        handOffs: await readHandOffs(db, sessionId),
      };
    }),
});

export type SessionView = Awaited<ReturnType<typeof showSession.run>>;

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

async function countDevices(db: Reader, sessionId: string): Promise<Readonly<Record<Place, number>>> {
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

const readDevices = (db: Reader, sessionId: string) =>
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
    .limit(rowsShown);

async function readBatches(db: Reader, sessionId: string) {
  const batches = await db
    .select()
    .from(otpBatches)
    .where(eq(otpBatches.sessionId, sessionId))
    .orderBy(asc(otpBatches.number));
  const codes = await db
    .select({
      batchId: otpSessionCodes.batchId,
      state: otpSessionCodes.state,
      count: sql<number>`count(*)::int`,
      positions: sql<number[]>`(array_agg(${otpSessionCodes.position} order by ${otpSessionCodes.position}))`,
    })
    .from(otpSessionCodes)
    .where(eq(otpSessionCodes.sessionId, sessionId))
    .groupBy(otpSessionCodes.batchId, otpSessionCodes.state);
  return batches.map((batch) => ({
    ...batch,
    codes: codes
      .filter(({ batchId }) => batchId === batch.id)
      .map(({ state, count, positions }) => ({ state, count, positions })),
  }));
}

const readHandOffs = (db: Reader, sessionId: string) =>
  db
    .select({
      id: otpHandOffs.id,
      madeBy: otpHandOffs.madeBy,
      deliveries: otpHandOffs.deliveries,
      createdAt: otpHandOffs.createdAt,
      expiresAt: otpHandOffs.expiresAt,
      revokedAt: otpHandOffs.revokedAt,
    })
    .from(otpHandOffs)
    .where(eq(otpHandOffs.sessionId, sessionId))
    .orderBy(asc(otpHandOffs.createdAt));
