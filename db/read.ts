import { sql } from "drizzle-orm";
import { applyScope, send, type Database, type Scope, type Transaction } from "./client.ts";

/** A handle that can only read: `db.update` does not exist on it. */
export type Reader = Pick<Transaction, "select" | "selectDistinct" | "$count" | "with">;

/**
 * Runs the query under the scope. `inOrder` is for pages of long lists: under row-level security the planner expects next to no rows
 * and would rather fetch and sort them all than walk an index that has them in order.
 */
export function read<T>(
  database: Database,
  scope: Scope,
  query: (db: Reader) => Promise<T>,
  { inOrder = false }: { inOrder?: boolean } = {},
): Promise<T> {
  return database.transaction(async (tx) => {
    const set = [send(tx, applyScope(scope, "read only"))];
    if (inOrder) set.push(send(tx, sql`select set_config('enable_sort', 'off', true)`));
    const [found] = await Promise.all([query(tx), ...set]);
    return found;
  });
}
