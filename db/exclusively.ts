import type { Database } from "./client.ts";

/** What this process holds. A session may take its own lock twice, so that is asked here first. */
const held = new WeakMap<Database, Set<string>>();

/**
 * Runs the work while nobody else holds the key, else undefined. The lock belongs to the one database session that the process
 * keeps for locks, so it ends with a killed process at once, and no transaction is open meanwhile.
 */
export async function exclusively<T>(database: Database, key: string, work: () => Promise<T>): Promise<T | undefined> {
  const own = held.get(database) ?? new Set<string>();
  held.set(database, own);
  if (own.has(key)) return undefined;
  own.add(key);
  try {
    const { locks } = database;
    const [lock] = await locks<{ held: boolean }[]>`select pg_try_advisory_lock(hashtextextended(${key}, 0)) as held`;
    if (lock?.held !== true) return undefined;
    try {
      return await work();
    } finally {
      await locks`select pg_advisory_unlock(hashtextextended(${key}, 0))`;
    }
  } finally {
    own.delete(key);
  }
}
