import { sql } from "drizzle-orm";
import type { Database } from "./client.ts";

/** Makes the month partitions of this month and the next three. */
export async function ensurePartitions(database: Database, now: Date): Promise<void> {
  await database.execute(sql`select khatm_ensure_partitions(${now.toISOString().slice(0, 10)}::date, 3)`);
}
