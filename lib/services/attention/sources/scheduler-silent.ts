import { eq } from "drizzle-orm";
import { heartbeats } from "#db/schema/sending.ts";
import { schedulerName, schedulerPulse } from "#lib/services/submissions/heartbeat.ts";
import type { Source } from "../source.ts";

/** Whether the scheduler lives, asked by whoever opens the page, which is not the scheduler. */
export const schedulerSilent: Source = async (db, { now }) => {
  const [found] = await db.select({ at: heartbeats.at }).from(heartbeats).where(eq(heartbeats.name, schedulerName));
  const { alive, at } = schedulerPulse(found?.at ?? null, now);
  const source = "scheduler_silent";
  const nowhere = { establishmentId: null, device: null, name: null, until: null, groupId: null, detail: null };
  const items = alive ? [] : [{ ...nowhere, source, subject: schedulerName, since: at } as const];
  return { source, items, total: items.length, capped: false, handled: undefined, snoozed: 0 };
};
