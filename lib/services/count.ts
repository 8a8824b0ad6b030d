import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { countCap } from "./list-input.ts";

export type Count = { readonly total: number; readonly capped: boolean };

/** Counts the rows of a subquery, but never further than the cap. */
export async function countUpTo(db: Reader, rows: SQL): Promise<Count> {
  const [row] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(sql`(select 1 from ${rows} limit ${countCap + 1}) as counted`);
  const total = row?.total ?? 0;
  return { total: Math.min(total, countCap), capped: total > countCap };
}
