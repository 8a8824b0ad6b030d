import { and, eq, gt, not, sql } from "drizzle-orm";
import { among, idList } from "#db/among.ts";
import type { Writer } from "#db/atomically.ts";
import { submissionLanes } from "#db/schema/sending.ts";
import { submissions } from "#db/schema/submissions.ts";
import { statement } from "#db/statement.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { fullPace, type Pace, type PaceLimits } from "#lib/domain/rate.ts";
import type { Settings } from "#lib/domain/settings.ts";

/** Everything that one VAT number sends in one environment. */
export type Lane = { readonly establishmentId: string; readonly environment: Environment };

export const laneOf = ({ establishmentId, environment }: Lane): Lane => ({ establishmentId, environment });

export const limitsOf = (settings: Settings): PaceLimits => ({
  inFlight: settings["document.in_flight_per_vat_number"],
  perSecond: settings["document.calls_per_second"],
});

/** The lane's pace, held against all other senders until this transaction ends. */
export async function lockPace(tx: Writer, lane: Lane, limits: PaceLimits, now: Date): Promise<Pace> {
  const [known] = await lockLane(tx, laneOf(lane));
  if (known !== undefined) return known;
  const first = fullPace(limits, now);
  await tx
    .insert(submissionLanes)
    .values({ ...laneOf(lane), ...first })
    .onConflictDoNothing();
  const [made] = await lockLane(tx, laneOf(lane));
  return made ?? first;
}

/** The lane as it is once nobody else holds it. */
export const lockLane = statement<Lane>()((db, given) =>
  db
    .select({
      inFlight: submissionLanes.inFlight,
      perSecond: submissionLanes.perSecond,
      tokens: submissionLanes.tokens,
      refilledAt: submissionLanes.refilledAt,
      pausedUntil: submissionLanes.pausedUntil,
    })
    .from(submissionLanes)
    .where(
      and(
        eq(submissionLanes.establishmentId, given("establishmentId")),
        eq(submissionLanes.environment, given("environment")),
      ),
    )
    .for("update"),
);

export async function keepPace(tx: Writer, lane: Lane, pace: Pace): Promise<void> {
  const isLane = and(
    eq(submissionLanes.establishmentId, lane.establishmentId),
    eq(submissionLanes.environment, lane.environment),
  );
  await tx.update(submissionLanes).set(pace).where(isLane);
}

/** Calls under way or about to be: at the beginning, those of other runs, and as they grow, in the lane and for each device. */
export type InFlight = {
  readonly before: number;
  readonly others: number;
  lane: number;
  readonly devices: Map<string, number>;
};

type Beside = { readonly without: readonly string[]; readonly mine: ReadonlySet<string>; readonly since: Date };

/** Calls under way beside these. What was asked longer ago than a call lasts was interrupted and counts no more. */
export async function countInFlight(tx: Writer, lane: Lane, { without, mine, since }: Beside): Promise<InFlight> {
  const asked = await callsUnderWay(tx, { ...laneOf(lane), without: idList(without), since: since.toISOString() });
  const devices = Map.groupBy(asked, ({ deviceId }) => deviceId);
  return {
    before: asked.length,
    others: asked.filter(({ documentId }) => !mine.has(documentId)).length,
    lane: asked.length,
    devices: new Map([...devices].map(([deviceId, some]) => [deviceId, some.length])),
  };
}

const callsUnderWay = statement<Lane & { without: string; since: string }>()((db, given) =>
  db
    .select({ documentId: submissions.documentId, deviceId: submissions.deviceId })
    .from(submissions)
    .where(
      and(
        eq(submissions.establishmentId, given("establishmentId")),
        eq(submissions.environment, given("environment")),
        gt(submissions.askedAt, sql`${given("since")}::timestamptz`),
        not(among(submissions.documentId, given("without"))),
      ),
    ),
);
