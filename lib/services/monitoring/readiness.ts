import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { nothing } from "#db/client.ts";
import { read } from "#db/read.ts";
import { heartbeats } from "#db/schema/sending.ts";
import type { Edges } from "#lib/context.ts";
import { schedulerName, schedulerPulse } from "#lib/services/submissions/heartbeat.ts";

export type Readiness = {
  readonly ready: boolean;
  readonly database: "answers" | "silent";
  readonly scheduler: "alive" | "silent" | "unknown";
  readonly schedulerSeenAt: Date | null;
};

const timeoutMs = 3_000;

/** Whether work is done: the database answers and the scheduler gave its sign of life, told by a process that is not the scheduler. */
export async function readiness({ database, clock }: Pick<Edges, "database" | "clock">): Promise<Readiness> {
  const seen = await Promise.race([lastSeen(database), sleep(timeoutMs, undefined, { ref: false })]).catch(
    () => undefined,
  );
  if (seen === undefined) return { ready: false, database: "silent", scheduler: "unknown", schedulerSeenAt: null };
  const { alive, at } = schedulerPulse(seen.at, clock.now());
  return { ready: alive, database: "answers", scheduler: alive ? "alive" : "silent", schedulerSeenAt: at };
}

async function lastSeen(database: Edges["database"]): Promise<{ readonly at: Date | null }> {
  const [found] = await read(database, nothing, (db) =>
    db.select({ at: heartbeats.at }).from(heartbeats).where(eq(heartbeats.name, schedulerName)),
  );
  return { at: found?.at ?? null };
}
