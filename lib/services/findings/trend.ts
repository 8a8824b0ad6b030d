import { and, gte, inArray, sql, sum } from "drizzle-orm";
import { findingCounts, outcomeCounts } from "#db/schema/findings.ts";
import { query } from "#lib/command.ts";
import { equals } from "#lib/services/search.ts";
import { ListCauses } from "./schema.ts";
import { weekOf, weeksUpTo } from "./warnings.ts";

/** The last twelve weeks, by week: what rejected documents, what ZATCA only warned of, and how many documents it accepted, as the worker added it up. */
export const findingTrend = query({
  name: "findings.trend",
  permission: "document:read",
  input: ListCauses,
  run: (ctx, { establishment, environment }) =>
    ctx.read(async (db) => {
      const weeks = weeksUpTo(ctx.clock.now());
      const counted = await db
        .select({
          week: weekOf(findingCounts.day),
          severity: findingCounts.severity,
          count: sum(findingCounts.documents).mapWith(Number),
        })
        .from(findingCounts)
        .where(
          and(
            inArray(findingCounts.severity, ["error", "warning"]),
            gte(findingCounts.day, weeks[0] ?? ""),
            equals(findingCounts.establishmentId, establishment),
            equals(findingCounts.environment, environment),
          ),
        )
        .groupBy(sql`1`, sql`2`);
      const ended = await db
        .select({ week: weekOf(outcomeCounts.day), count: sum(outcomeCounts.documents).mapWith(Number) })
        .from(outcomeCounts)
        .where(
          and(
            inArray(outcomeCounts.outcome, ["accepted", "accepted_with_warnings"]),
            gte(outcomeCounts.day, weeks[0] ?? ""),
            equals(outcomeCounts.establishmentId, establishment),
            equals(outcomeCounts.environment, environment),
          ),
        )
        .groupBy(sql`1`);
      const of = (week: string, severity: "error" | "warning") =>
        counted.find((row) => row.week === week && row.severity === severity)?.count ?? 0;
      return weeks.map((week) => ({
        week,
        accepted: ended.find((row) => row.week === week)?.count ?? 0,
        errors: of(week, "error"),
        warnings: of(week, "warning"),
      }));
    }),
});

export type TrendWeek = Awaited<ReturnType<typeof findingTrend.run>>[number];
