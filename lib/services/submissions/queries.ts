import { and, asc, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { breakers, heartbeats, submissionHolds, submissionLanes } from "#db/schema/sending.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { ageEdges, alarmLevel, forecast, hoursLeft } from "#lib/domain/deadlines.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { equals } from "#lib/services/search.ts";
import { pulseOf } from "./heartbeat.ts";
import { ShowQueues } from "./schema.ts";

type Db = Pick<Reader, "select">;

const windowMs = 10 * 60_000;

/** What waits per VAT number and environment, told from the rows alone, so that it rings although the worker is dead. */
export const queueOverview = query({
  name: "submission.overview",
  permission: "document:read",
  input: ShowQueues,
  run: (ctx, { environment }) =>
    ctx.read(async (db) => {
      const now = ctx.clock.now();
      const [worker] = await db.select({ at: heartbeats.at }).from(heartbeats).where(eq(heartbeats.name, "worker"));
      const platform = await platformState(db);
      const [rows, held] = [await laneRows(db, now, environment), await heldDevices(db, { environment })];
      const lanes = rows.map((row) =>
        laneView(row, { now, platform: platform.get(row.environment) ?? up, heldBack: heldBackIn(held, row) }),
      );
      return { worker: pulseOf(worker?.at ?? null, now), lanes, held };
    }),
});

const up = { state: "closed" as const, cause: null, since: null, probeAt: null };

async function platformState(db: Db) {
  const found = await db
    .select({
      environment: breakers.environment,
      state: breakers.state,
      cause: breakers.cause,
      since: breakers.openedAt,
      probeAt: breakers.probeAt,
    })
    .from(breakers);
  return new Map<Environment, Omit<(typeof found)[number], "environment">>(
    found.map(({ environment, ...state }) => [environment, state]),
  );
}

const sum = (condition: string) => sql<number>`(count(*) filter (where ${sql.raw(condition)}))::int`;

async function laneRows(db: Db, now: Date, environment: Environment | undefined) {
  const since = new Date(now.getTime() - windowMs).toISOString();
  const place = [submissions.establishmentId, submissions.environment] as const;
  return await db
    .select({
      establishmentId: submissions.establishmentId,
      environment: submissions.environment,
      waiting: sum("state = 'pending'"),
      copiesMissing: sum("state = 'copy_missing'"),
      stopped: sum("state = 'stopped'"),
      inFlight: sum("asked_at is not null"),
      needPerson: sum("attention_since is not null and state <> 'rejected'"),
      settled: sql<number>`(count(*) filter (where settled_at >= ${since}::timestamptz))::int`,
      oldest: sql`min(submissions.created_at) filter (where state in ('pending', 'stopped'))`.mapWith(readInstant),
      nextDue: sql`min(due_at) filter (where state in ('pending', 'stopped'))`.mapWith(readInstant),
      byAge: agesOf(now),
      paceInFlight: sql<number | null>`max(${submissionLanes.inFlight})`,
      pacePerSecond: sql<number | null>`max(${submissionLanes.perSecond})`,
      pausedUntil: sql`max(${submissionLanes.pausedUntil})`.mapWith(readInstant),
    })
    .from(submissions)
    .leftJoin(
      submissionLanes,
      and(
        eq(submissionLanes.establishmentId, submissions.establishmentId),
        eq(submissionLanes.environment, submissions.environment),
      ),
    )
    .where(
      and(
        environment === undefined ? undefined : eq(submissions.environment, environment),
        sql`(state in ('pending', 'stopped', 'copy_missing') or settled_at >= ${since}::timestamptz)`,
      ),
    )
    .groupBy(...place)
    .orderBy(...place.map((column) => asc(column)));
}

/** How many wait, the youngest first, and how many of them past their limit. */
function agesOf(now: Date) {
  const ends = [now, ...ageEdges.map((hours) => new Date(now.getTime() - hours * 3_600_000))];
  const ages = ends.map((end, index) => {
    const { createdAt, dueAt } = submissions;
    const [before, from] = [sql`${createdAt} <= ${end.toISOString()}::timestamptz`, ends[index + 1]];
    const within = from === undefined ? before : sql`${before} and ${createdAt} > ${from.toISOString()}::timestamptz`;
    const waits = sql`state in ('pending', 'stopped') and ${within}`;
    const late = sql`${waits} and ${dueAt} < ${now.toISOString()}::timestamptz`;
    return sql`jsonb_build_object('waiting', count(*) filter (where ${waits}), 'late', count(*) filter (where ${late}))`;
  });
  return sql<readonly { waiting: number; late: number }[]>`jsonb_build_array(${sql.join(ages, sql`, `)})`;
}

const readInstant = (value: unknown): Date | null =>
  typeof value === "string" || value instanceof Date ? new Date(value) : null;

type LaneRow = Awaited<ReturnType<typeof laneRows>>[number];

/** How many of a lane wait because their device is held back, whatever the lane's pace is. */
function heldBackIn(held: Awaited<ReturnType<typeof heldDevices>>, { establishmentId, environment }: LaneRow): number {
  const here = held.filter((one) => one.establishmentId === establishmentId && one.environment === environment);
  return here.reduce((all, { pending }) => all + pending, 0);
}

type Hindrance<Platform> = { readonly now: Date; readonly platform: Platform; readonly heldBack: number };

function laneView<Platform extends { readonly state: string }>(row: LaneRow, hindrance: Hindrance<Platform>) {
  const { waiting, settled, oldest, nextDue, pausedUntil, ...rest } = row;
  const { now, platform, heldBack } = hindrance;
  const moves = platform.state === "closed" && (waiting === 0 || waiting > heldBack);
  const readyAt = moves ? forecast({ waiting: waiting - heldBack, settled, windowMs, now }) : null;
  return {
    ...rest,
    waiting,
    platform,
    /** Until when nothing is sent because the platform asked for fewer calls. */
    pausedUntil: pausedUntil !== null && pausedUntil > now ? pausedUntil : null,
    /** Waiting ones that no pace helps: their device is held back. */
    heldBack,
    perMinute: settled / (windowMs / 60_000),
    readyAt,
    oldest,
    nextDue,
    hoursLeft: nextDue === null ? null : hoursLeft(nextDue, now),
    level: nextDue === null ? ("calm" as const) : alarmLevel({ dueAt: nextDue, readyAt, now }),
  };
}

/** How many documents of a hold's device, or of its certificate where only that is held, are in one of these states. */
const inState = (states: string) =>
  sql<number>`(select count(*)::int from submissions s join document_identities d on d.id = s.document_id
    where s.device_id = ${submissionHolds.deviceId} and s.state in (${sql.raw(states)}) and (${submissionHolds.credentialId} is null
      or coalesce(s.credential_id, d.credential_id) = ${submissionHolds.credentialId}))`;

type Where = { readonly environment?: Environment | undefined; readonly establishment?: string | undefined };

/** Devices whose documents wait whatever their own turn is, the longest first. */
export async function heldDevices(db: Db, { environment, establishment }: Where) {
  return await db
    .select({
      id: submissionHolds.id,
      /** Whether only what an earlier certificate signed waits. */
      leftovers: sql<boolean>`coalesce(${credentials.status} <> 'live', false)`,
      deviceId: submissionHolds.deviceId,
      deviceName: devices.name,
      establishmentId: submissionHolds.establishmentId,
      environment: submissionHolds.environment,
      reason: submissionHolds.reason,
      note: submissionHolds.note,
      heldAt: submissionHolds.heldAt,
      probeAt: submissionHolds.probeAt,
      probes: submissionHolds.probes,
      waiting: inState("'pending', 'stopped'"),
      pending: inState("'pending'"),
    })
    .from(submissionHolds)
    .innerJoin(devices, eq(devices.id, submissionHolds.deviceId))
    .leftJoin(credentials, eq(credentials.id, submissionHolds.credentialId))
    .where(
      and(equals(submissionHolds.environment, environment), equals(submissionHolds.establishmentId, establishment)),
    )
    .orderBy(asc(submissionHolds.heldAt), asc(submissionHolds.id));
}
