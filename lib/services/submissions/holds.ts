import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { submissionHolds } from "#db/schema/sending.ts";
import type { HoldReason } from "#lib/domain/submission.ts";
import { laneOf, type Lane } from "./lane.ts";

export type Hold = typeof submissionHolds.$inferSelect;
export type Held = Lane & { readonly deviceId: string };

/** Whether a held device may try one document: its interval is over, or the platform takes logins again since its last try. */
export const probeDue = (now: Date, probeBefore: Date | null): SQL => {
  const { probeAt } = submissionHolds;
  const recovered = probeBefore === null ? sql`false` : sql`${probeAt} < ${probeBefore.toISOString()}::timestamptz`;
  return sql`coalesce(${probeAt} <= ${now.toISOString()}::timestamptz or ${recovered}, false)`;
};

/** Refusals before a platform's recovery say nothing about the device, so their holds may probe at once. */
export const probeBefore = ({ recoveredAt }: { recoveredAt: Date | null }, everyMs: number): Date | null =>
  recoveredAt === null ? null : new Date(recoveredAt.getTime() + everyMs);

/** Whether this sending is the probe of a hold: undefined without a hold, false when the hold forbids it. */
export async function claimProbe(
  tx: Writer,
  deviceId: string,
  { now, before, everyMs }: { now: Date; before: Date | null; everyMs: number },
): Promise<boolean | undefined> {
  const found = await findHold(tx, deviceId);
  if (found === undefined) return undefined;
  const claimed = await tx
    .update(submissionHolds)
    .set({ probeAt: new Date(now.getTime() + everyMs), probes: sql`${submissionHolds.probes} + 1` })
    .where(and(eq(submissionHolds.deviceId, deviceId), probeDue(now, before)))
    .returning({ deviceId: submissionHolds.deviceId });
  return claimed.length > 0;
}

export async function findHold(db: Pick<Reader, "select">, deviceId: string): Promise<Hold | undefined> {
  const [found] = await db.select().from(submissionHolds).where(eq(submissionHolds.deviceId, deviceId));
  return found;
}

/** Lets a device's documents wait. What a person held stays a person's; a hold that is there keeps its beginning. */
export async function hold(
  tx: Writer,
  device: Held,
  { reason, now, probeAt, note = null }: { reason: HoldReason; now: Date; probeAt: Date | null; note?: string | null },
): Promise<void> {
  await tx
    .insert(submissionHolds)
    .values({ ...laneOf(device), deviceId: device.deviceId, reason, note, heldAt: now, probeAt })
    .onConflictDoUpdate({
      target: submissionHolds.deviceId,
      set: { reason, note, probeAt },
      setWhere: reason === "person" ? sql`true` : sql`${submissionHolds.reason} <> 'person'`,
    });
  tx.audit({
    action: "device.hold_documents",
    entity: "device",
    entityId: device.deviceId,
    establishmentId: device.establishmentId,
    detail: { reason, ...(note === null ? {} : { note }) },
  });
}

/** Lets them go on; false when nothing held them for this reason. */
export async function liftHold(tx: Writer, device: Held, reason?: HoldReason): Promise<boolean> {
  const lifted = await tx
    .delete(submissionHolds)
    .where(
      and(
        eq(submissionHolds.deviceId, device.deviceId),
        reason === undefined ? undefined : eq(submissionHolds.reason, reason),
      ),
    )
    .returning({ reason: submissionHolds.reason });
  for (const { reason: was } of lifted)
    tx.audit({
      action: "device.resume_documents",
      entity: "device",
      entityId: device.deviceId,
      establishmentId: device.establishmentId,
      detail: { reason: was },
    });
  return lifted.length > 0;
}
