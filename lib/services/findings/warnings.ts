import { and, asc, desc, eq, gte, sql, sum, type SQLWrapper } from "drizzle-orm";
import { findingCounts } from "#db/schema/findings.ts";
import { query } from "#lib/command.ts";
import { dayOf, nameOf, sundayOf } from "#lib/domain/riyadh-day.ts";
import { weeklyCourseOf } from "#lib/domain/weekly-course.ts";
import { equals } from "#lib/services/search.ts";
import { ListWarnings } from "./schema.ts";

/** How many weeks of the register are shown, this one included. */
export const weeksShown = 12;
const mostCodes = 100;

/** What ZATCA accepted with a warning in the last twelve weeks, by code and week, the most frequent first. */
export const listWarnings = query({
  name: "findings.warnings",
  permission: "document:read",
  input: ListWarnings,
  run: (ctx, { establishment, environment, course }) =>
    ctx.read(async (db) => {
      const weeks = weeksUpTo(ctx.clock.now());
      const where = and(
        eq(findingCounts.severity, "warning"),
        gte(findingCounts.day, weeks[0] ?? ""),
        equals(findingCounts.establishmentId, establishment),
        equals(findingCounts.environment, environment),
      );
      const total = sum(findingCounts.documents).mapWith(Number);
      const codes = await db
        .select({ code: findingCounts.code, documents: total })
        .from(findingCounts)
        .where(where)
        .groupBy(findingCounts.code)
        .orderBy(desc(total), asc(findingCounts.code))
        .limit(mostCodes);
      const counted = await db
        .select({ code: findingCounts.code, week: weekOf(findingCounts.day), documents: total })
        .from(findingCounts)
        .where(where)
        .groupBy(findingCounts.code, sql`2`);
      const byPlace = new Map(counted.map(({ code, week: of, documents }) => [`${of} ${code}`, documents]));
      const register = codes.map((row) => ({
        ...row,
        byWeek: weeks.map((of) => byPlace.get(`${of} ${row.code}`) ?? 0),
      }));
      return {
        weeks,
        codes: register.filter(({ byWeek }) => course === undefined || weeklyCourseOf(byWeek) === course),
      };
    }),
});

/** The week of a count by its first day; Saudi weeks begin on Sunday. */
export const weekOf = (day: SQLWrapper) => sql<string>`(${day} - extract(dow from ${day})::int)::text`;

/** The Sundays on which the shown weeks begin, in Riyadh, the oldest first. */
export function weeksUpTo(now: Date): readonly string[] {
  const sunday = sundayOf(dayOf(now));
  return Array.from({ length: weeksShown }, (_, index) => nameOf(sunday - (weeksShown - 1 - index) * 7));
}
