import { and, eq, gte, lt, not, sql, type Column, type SQL } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { query } from "#lib/command.ts";
import { dayOf, midnightOf, nameOf, sundayOf } from "#lib/domain/riyadh-day.ts";
import { replacesCertificate } from "#lib/services/enrolments/open-walk.ts";
import { holds } from "#lib/services/planning/overdue.ts";
import { within } from "#lib/services/search.ts";
import { horizonWeeks, OfScope } from "./schema.ts";

/**
 * Live certificates by the week in which they end; planned are those that are being renewed or have an instant for it that holds. Counted
 * apart, since each is then told by an index alone.
 */
export const showHorizon = query({
  name: "attention.horizon",
  permission: "establishment:read",
  input: OfScope,
  run: (ctx, { establishment }) =>
    ctx.list(async (db) => {
      const sunday = sundayOf(dayOf(ctx.clock.now()));
      const first = midnightOf(sunday);
      const ends = (of: { notAfter: Column; establishmentId: Column }) =>
        and(
          gte(of.notAfter, first),
          lt(of.notAfter, midnightOf(sunday + horizonWeeks * 7)),
          within(of.establishmentId, establishment, ctx.actor),
        );
      const live = and(eq(credentials.status, "live"), ends(credentials));
      const begun = and(live, not(planHolds));
      const [all, plans, walks] = await Promise.all([
        db
          .select(byWeek(credentials.notAfter, first))
          .from(credentials)
          .where(live)
          .groupBy(sql`1`),
        db
          .select(byWeek(renewalPlans.notAfter, first))
          .from(renewalPlans)
          .where(and(holds, ends(renewalPlans)))
          .groupBy(sql`1`),
        db
          .select(byWeek(credentials.notAfter, first))
          .from(enrolments)
          .innerJoin(credentials, replacesCertificate)
          .where(begun)
          .groupBy(sql`1`),
      ]);
      return Array.from({ length: horizonWeeks }, (_, week) => {
        const total = countOf(all, week);
        const planned = Math.min(total, countOf(plans, week) + countOf(walks, week));
        return { start: nameOf(sunday + week * 7), planned, unplanned: total - planned };
      });
    }),
});

const planHolds: SQL = sql`exists (select 1 from ${renewalPlans} where ${and(eq(renewalPlans.credentialId, credentials.id), holds)})`;

const byWeek = (instant: Column, first: Date) => ({
  week: sql<number>`(extract(epoch from date_bin('7 days', ${instant}, ${first.toISOString()}::timestamptz) - ${first.toISOString()}::timestamptz) / 604800)::int`,
  count: sql<number>`count(*)::int`,
});

const countOf = (found: readonly { readonly week: number; readonly count: number }[], week: number): number =>
  found.find((each) => each.week === week)?.count ?? 0;
