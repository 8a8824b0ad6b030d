import { and, eq, gte, isNotNull, lt, notInArray, sql } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { query } from "#lib/command.ts";
import { endedStatuses } from "#lib/domain/enrolment-lifecycle.ts";
import { equals } from "#lib/services/search.ts";
import { horizonWeeks, OfScope } from "./schema.ts";

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const riyadhMs = 3 * 3_600_000;

/** Live certificates by the week in which they end; planned are those that are being renewed or have an instant for it that holds. */
export const showHorizon = query({
  name: "attention.horizon",
  permission: "establishment:read",
  input: OfScope,
  run: (ctx, { establishment }) =>
    ctx.read(async (db) => {
      const first = startOfWeek(ctx.clock.now());
      const end = new Date(first.getTime() + horizonWeeks * weekMs);
      const week = sql<number>`floor(extract(epoch from ${credentials.notAfter} - ${first.toISOString()}::timestamptz) / 604800)::int`;
      const found = await db
        .select({
          week,
          total: sql<number>`count(*)::int`,
          planned: sql<number>`count(*) filter (where ${enrolments.id} is not null or (${renewalPlans.credentialId} is not null and ${renewalPlans.attentionSince} is null and ${renewalPlans.state} <> 'held'))::int`,
        })
        .from(credentials)
        .leftJoin(
          enrolments,
          and(
            eq(enrolments.deviceId, credentials.deviceId),
            eq(enrolments.environment, credentials.environment),
            notInArray(enrolments.status, [...endedStatuses]),
          ),
        )
        .leftJoin(renewalPlans, eq(renewalPlans.credentialId, credentials.id))
        .where(
          and(
            eq(credentials.status, "live"),
            isNotNull(credentials.notAfter),
            gte(credentials.notAfter, first),
            lt(credentials.notAfter, end),
            equals(credentials.establishmentId, establishment),
          ),
        )
        .groupBy(sql`1`);
      const byWeek = new Map(found.map((row) => [row.week, row]));
      return Array.from({ length: horizonWeeks }, (_, index) => {
        const { total, planned } = byWeek.get(index) ?? { total: 0, planned: 0 };
        return { start: riyadhDay(first.getTime() + index * weekMs), planned, unplanned: total - planned };
      });
    }),
});

/** Midnight in Riyadh of the Sunday on or before this instant. */
function startOfWeek(now: Date): Date {
  const days = Math.floor((now.getTime() + riyadhMs) / dayMs);
  const sunday = days - ((days + 4) % 7);
  return new Date(sunday * dayMs - riyadhMs);
}

const riyadhDay = (at: number): string => new Date(at + riyadhMs).toISOString().slice(0, 10);
