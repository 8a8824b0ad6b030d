import { eq } from "drizzle-orm";
import { z } from "zod";
import { heartbeats } from "#db/schema/sending.ts";
import { query } from "#lib/command.ts";
import type { Edges } from "#lib/context.ts";

/** Under this name the worker, which is the scheduler, gives its sign of life. */
export const schedulerName = "worker";
const name = schedulerName;
/** How often it does. */
export const beatEveryMs = 10_000;
const deadAfterMs = 60_000;

/** The worker's sign of life. */
export async function beat({ database, clock }: Pick<Edges, "database" | "clock">): Promise<void> {
  const at = clock.now();
  await database.insert(heartbeats).values({ name, at }).onConflictDoUpdate({ target: heartbeats.name, set: { at } });
}

/** Whether the worker lives, told by a process that is not the worker. */
export const workerPulse = query({
  name: "worker.pulse",
  permission: "worker",
  input: z.object({}),
  run: (ctx) =>
    ctx.read(async (db) => {
      const [found] = await db.select({ at: heartbeats.at }).from(heartbeats).where(eq(heartbeats.name, name));
      return pulseOf(found?.at ?? null, ctx.clock.now());
    }),
});

export type Pulse = { readonly alive: boolean; readonly at: Date | null };

export const pulseOf = (at: Date | null, now: Date): Pulse => ({
  alive: at !== null && now.getTime() - at.getTime() <= deadAfterMs,
  at,
});

/** Silent after two missed signs: sooner than the queue's own mark, because readiness is asked for by machines that restart things. */
export const schedulerPulse = (at: Date | null, now: Date): Pulse => ({
  alive: at !== null && now.getTime() - at.getTime() <= 2 * beatEveryMs,
  at,
});
