import { sql } from "drizzle-orm";
import type { Database } from "./client.ts";

/** Removes every establishment that was recorded as a demonstration, with all that belongs to it. Returns how many. */
export async function removeDemonstrations(database: Database): Promise<number> {
  const [row] = await database.execute<{ removed: number }>(sql`select khatm_remove_demonstrations() as removed`);
  return row?.removed ?? 0;
}
