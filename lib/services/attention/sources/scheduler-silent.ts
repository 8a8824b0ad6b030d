import { eq } from "drizzle-orm";
import { heartbeats } from "#db/schema/sending.ts";
import { schedulerName, schedulerPulse } from "#lib/services/submissions/heartbeat.ts";
import { ofFew, placeInView } from "../of-few.ts";
import type { Source } from "../source.ts";

/** Whether the scheduler lives, asked by whoever opens the page, which is not the scheduler. */
export const schedulerSilent: Source = async (db, asked) => {
  const [found] = await db.select({ at: heartbeats.at }).from(heartbeats).where(eq(heartbeats.name, schedulerName));
  const { alive, at } = schedulerPulse(found?.at ?? null, asked.now);
  const establishmentId = await placeInView(db, asked);
  const rows = alive ? [] : [{ subject: schedulerName, establishmentId, name: null, since: at, detail: null }];
  return await ofFew(db, { source: "scheduler_silent", now: asked.now }, rows);
};
