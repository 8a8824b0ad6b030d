import { sql, type SQL } from "drizzle-orm";
import { applyScope, send, type Database, type Scope, type Transaction } from "./client.ts";

/** A handle that can only read: `db.update` does not exist on it. */
export type Reader = Pick<Transaction, "select" | "selectDistinct" | "$count" | "with">;

/** Runs the query under the scope. */
export const read = <T>(database: Database, scope: Scope, query: (db: Reader) => Promise<T>): Promise<T> =>
  reading(database, [applyScope(scope, "read only")], query);

export type ListReader = Reader & {
  /**
   * From here on rows come in the order of an index. Under row-level security the planner expects next to no rows and would rather
   * fetch and sort them all.
   */
  walk(): Promise<unknown>;
  /** From here on tables are joined by reading each once, for the same reason: many rows are looked up where the planner expects few. */
  join(): Promise<unknown>;
};

const asList = sql`select set_config('plan_cache_mode', 'force_custom_plan', true),
  set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true),
  set_config('random_page_cost', '1.1', true)`;

/** The same for pages of long lists: planned for the very values that are asked for, and by one process, which starts at once. */
export const readList = <T>(database: Database, scope: Scope, query: (db: ListReader) => Promise<T>): Promise<T> =>
  reading(database, [applyScope(scope, "read only"), asList], (tx) => {
    const walk = () => send(tx, sql`select set_config('enable_sort', 'off', true)`);
    const join = () => send(tx, sql`select set_config('enable_nestloop', 'off', true)`);
    return query(Object.assign(tx, { walk, join }));
  });

const reading = <T>(database: Database, first: readonly SQL[], query: (tx: Transaction) => Promise<T>): Promise<T> =>
  database.transaction(async (tx) => {
    const sent = first.map((statement) => send(tx, statement));
    const [found] = await Promise.all([query(tx), ...sent]);
    return found;
  });
