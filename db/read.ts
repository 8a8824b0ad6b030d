import { sql } from "drizzle-orm";
import { applyScope, send, type Database, type Scope, type Transaction } from "./client.ts";

/** A handle that can only read: `db.update` does not exist on it. */
export type Reader = Pick<Transaction, "select" | "selectDistinct" | "$count" | "with">;

/** Runs the query under the scope. */
export function read<T>(database: Database, scope: Scope, query: (db: Reader) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    const scoped = send(tx, applyScope(scope, "read only"));
    const [found] = await Promise.all([query(tx), scoped]);
    return found;
  });
}

export type ListReader = Reader & {
  /**
   * From here on rows come in the order of an index. Under row-level security the planner expects next to no rows and would rather
   * fetch and sort them all.
   */
  walk(): Promise<unknown>;
};

const asList = sql`select set_config('plan_cache_mode', 'force_custom_plan', true),
  set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true),
  set_config('random_page_cost', '1.1', true)`;

/** The same for pages of long lists: planned for the very values that are asked for, and by one process, which starts at once. */
export function readList<T>(database: Database, scope: Scope, query: (db: ListReader) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    const set = [send(tx, applyScope(scope, "read only")), send(tx, asList)];
    const walk = () => send(tx, sql`select set_config('enable_sort', 'off', true)`);
    const [found] = await Promise.all([query(Object.assign(tx, { walk })), ...set]);
    return found;
  });
}
