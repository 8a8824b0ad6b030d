import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { establishments } from "#db/schema/establishments.ts";
import { otpBatches, otpHandOffs, otpSessionCodes, otpSessionDevices, otpSessions } from "#db/schema/otp-sessions.ts";
import { query } from "#lib/command.ts";
import { countUpTo } from "#lib/services/count.ts";
import { cut, pageByKey } from "#lib/services/page-by-key.ts";
import { containing, equals } from "#lib/services/search.ts";
import { countDevices, readDevices } from "./devices.ts";
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

/** Devices that the page of a session shows. */
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
        devices: await readDevices(db, sessionId, rowsShown),
        batches: await readBatches(db, sessionId),
        handOffs: await readHandOffs(db, sessionId),
      };
    }),
});

export type SessionView = Awaited<ReturnType<typeof showSession.run>>;

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
