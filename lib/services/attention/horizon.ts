import { and, eq, gte, isNotNull, lt, sql } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { query } from "#lib/command.ts";
import { dayOf, midnightOf, nameOf, sundayOf } from "#lib/domain/riyadh-day.ts";
import { replacesCertificate } from "#lib/services/enrolments/open-walk.ts";
import { equals } from "#lib/services/search.ts";
import { horizonWeeks, OfScope } from "./schema.ts";

/** Live certificates by the week in which they end; planned are those that are being renewed or have an instant for it that holds. */
export const showHorizon = query({
  name: "attention.horizon",
  permission: "establishment:read",
  input: OfScope,
  run: (ctx, { establishment }) =>
    ctx.read(async (db) => {
      const sunday = sundayOf(dayOf(ctx.clock.now()));
      const first = midnightOf(sunday);
      const end = midnightOf(sunday + horizonWeeks * 7);
      const week = sql<number>`floor(extract(epoch from ${credentials.notAfter} - ${first.toISOString()}::timestamptz) / 604800)::int`;
      const found = await db
        .select({
          week,
          total: sql<number>`count(*)::int`,
          planned: sql<number>`count(*) filter (where ${enrolments.id} is not null or (${renewalPlans.credentialId} is not null and ${renewalPlans.attentionSince} is null and ${renewalPlans.state} <> 'held'))::int`,
        })
        .from(credentials)
        .leftJoin(enrolments, replacesCertificate)
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
        return { start: nameOf(sunday + index * 7), planned, unplanned: total - planned };
      });
    }),
});
