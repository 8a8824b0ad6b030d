import type { Database } from "./client.ts";
import { gather } from "./gather.ts";

/** What one process holds, and its way to the session that holds it. */
type Locks = {
  /** A session may take its own lock twice, so that is asked here first. */
  readonly held: Set<string>;
  readonly take: (key: string) => Promise<boolean>;
  readonly giveBack: (key: string) => Promise<unknown>;
};

const known = new WeakMap<Database, Locks>();

/**
 * Runs the work while nobody else holds the key, else undefined. The lock belongs to the one database session that the process
 * keeps for locks, so it ends with a killed process at once, and no transaction is open meanwhile.
 */
export async function exclusively<T>(database: Database, key: string, work: () => Promise<T>): Promise<T | undefined> {
  const { held, take, giveBack } = locksOf(database);
  if (held.has(key)) return undefined;
  held.add(key);
  try {
    if (!(await take(key))) return undefined;
    try {
      return await work();
    } finally {
      await giveBack(key);
    }
  } finally {
    held.delete(key);
  }
}

function locksOf(database: Database): Locks {
  const found = known.get(database);
  if (found !== undefined) return found;
  const { locks } = database;
  const made: Locks = {
    held: new Set(),
    take: gather(async (keys: readonly string[]) => {
      const rows = await locks<{ key: string; held: boolean }[]>`
        select key, pg_try_advisory_lock(hashtextextended(key, 0)) as held from unnest(${keys}::text[]) as key`;
      const taken = new Map(rows.map(({ key, held }) => [key, held]));
      return keys.map((key) => taken.get(key) === true);
    }),
    giveBack: gather((keys: readonly string[]) => {
      const unlocked = locks`select pg_advisory_unlock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key`;
      return unlocked.then(() => keys);
    }),
  };
  known.set(database, made);
  return made;
}
