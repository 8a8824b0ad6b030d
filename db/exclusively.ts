import type { Database } from "./client.ts";

/**
 * Runs the work while no other process holds the key, else undefined. The lock belongs to a database session of its own, so
 * it ends with a killed process at once, and no transaction is open meanwhile.
 */
export async function exclusively<T>(database: Database, key: string, work: () => Promise<T>): Promise<T | undefined> {
  const session = await database.$client.reserve();
  try {
    const [lock] = await session<{ held: boolean }[]>`select pg_try_advisory_lock(hashtextextended(${key}, 0)) as held`;
    if (lock?.held !== true) return undefined;
    try {
      return await work();
    } finally {
      await session`select pg_advisory_unlock(hashtextextended(${key}, 0))`;
    }
  } finally {
    session.release();
  }
}
