import { and, gte, inArray, sql, sum } from "drizzle-orm";
import { findingCounts } from "#db/schema/findings.ts";
import { query } from "#lib/command.ts";
import { equals } from "#lib/services/search.ts";
import { ListCauses } from "./schema.ts";
import { weekOfCount, weeksUpTo } from "./warnings.ts";

/** What ZATCA found in the last twelve weeks, by week: what rejected documents and what it only warned of, as the worker added it up. */
export const findingTrend = query({
  name: "findings.trend",
  permission: "document:read",
  input: ListCauses,
  run: (ctx, { establishment, environment }) =>
    ctx.read(async (db) => {
      const weeks = weeksUpTo(ctx.clock.now());
      const counted = await db
        .select({
          week: weekOfCount,
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
      const of = (week: string, severity: "error" | "warning") =>
        counted.find((row) => row.week === week && row.severity === severity)?.count ?? 0;
      return weeks.map((week) => ({ week, errors: of(week, "error"), warnings: of(week, "warning") }));
    }),
});

export type TrendWeek = Awaited<ReturnType<typeof findingTrend.run>>[number];
