import { and, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { waitsForPerson } from "#lib/domain/enrolment-reason.ts";
import { asksForCode, blocksOf, type OtpBlock } from "#lib/domain/otp-eligibility.ts";
import type { RenewalFacts } from "#lib/domain/renewal-checks.ts";
import { readFacts, type Candidate } from "#lib/services/otp-sessions/facts.ts";

export type PlanRecord = typeof renewalPlans.$inferSelect;

/** What the planner must know of these plans: the same facts by which sessions decide who may take part. */
export async function readPlanFacts(
  db: Reader,
  plans: readonly PlanRecord[],
): Promise<ReadonlyMap<string, RenewalFacts>> {
  const ids = plans.map(({ deviceId }) => deviceId);
  if (ids.length === 0) return new Map();
  const candidates = await readFacts(db, inArray(devices.id, ids), ids.length);
  const byDevice = new Map(candidates.map((each) => [each.device.id, each]));
  const live = await liveOnes(db, plans);
  const failed = await givenUp(db, plans);
  return new Map(
    plans.flatMap((plan) => {
      const candidate = byDevice.get(plan.deviceId);
      if (candidate === undefined) return [];
      const facts = factsOf(candidate, {
        renewed: !live.has(plan.credentialId),
        failedSince: failed.get(plan.credentialId) ?? 0,
      });
      return [[plan.credentialId, facts] as const];
    }),
  );
}

/** What keeps a device out of a session because its renewal is going on already. */
const progress: readonly OtpBlock[] = ["in_session", "walk_of_other_kind", "walk_under_way", "code_given"];

function factsOf({ facts, walk }: Candidate, known: Pick<RenewalFacts, "renewed" | "failedSince">): RenewalFacts {
  const stopped = walk !== null && !facts.inSession && waitsForPerson(walk.reasonCode);
  const waits = walk !== null && asksForCode(walk.status, walk.reasonCode) && !facts.open?.codeGiven;
  return {
    ...known,
    device: { ended: facts.ended },
    blocks: blocksOf({ ...facts, kind: "renewal" }).filter((block) => !progress.includes(block)),
    underWay: facts.inSession || (walk !== null && !stopped && !waits),
    cause: stopped ? walk.reasonCode : null,
  };
}

async function liveOnes(db: Reader, plans: readonly PlanRecord[]): Promise<ReadonlySet<string>> {
  const ids = plans.map(({ credentialId }) => credentialId);
  const found = await db
    .select({ id: credentials.id })
    .from(credentials)
    .where(and(inArray(credentials.id, ids), eq(credentials.status, "live")));
  return new Set(found.map(({ id }) => id));
}

async function givenUp(db: Reader, plans: readonly PlanRecord[]): Promise<ReadonlyMap<string, number>> {
  const ids = plans.map(({ credentialId }) => credentialId);
  const found = await db
    .select({ id: renewalPlans.credentialId, times: sql<number>`count(*)::int` })
    .from(renewalPlans)
    .innerJoin(
      enrolments,
      and(
        eq(enrolments.deviceId, renewalPlans.deviceId),
        eq(enrolments.environment, renewalPlans.environment),
        eq(enrolments.status, "abandoned"),
        sql`${enrolments.createdAt} >= ${renewalPlans.createdAt}`,
      ),
    )
    .where(inArray(renewalPlans.credentialId, ids))
    .groupBy(renewalPlans.credentialId);
  return new Map(found.map(({ id, times }) => [id, times]));
}
