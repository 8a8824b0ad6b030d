import { and, eq, isNull, or, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { submissionHolds } from "#db/schema/sending.ts";
import type { HoldReason } from "#lib/domain/submission.ts";
import { laneOf, type Lane } from "./lane.ts";

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

/** The holds of a document's device that are about it: those of the whole device, and that of the login with which it travels. */
export const holdsDocument = (deviceId: SQLWrapper, credentialId: SQLWrapper): SQL =>
  sql`${submissionHolds.deviceId} = ${deviceId} and (${submissionHolds.credentialId} is null or ${submissionHolds.credentialId} = ${credentialId})`;

type Travelling = { readonly deviceId: string; readonly credentialId: string };

/** Whether this sending is the probe of a hold: undefined without a hold, and otherwise what it is held by that forbids it. */
export async function claimProbe(
  tx: Writer,
  { deviceId, credentialId }: Travelling,
  { now, before, everyMs }: { now: Date; before: Date | null; everyMs: number },
): Promise<"probe" | "device" | "document" | undefined> {
  const about = holdsDocument(sql`${deviceId}::uuid`, sql`${credentialId}::uuid`);
  const found = await tx.select({ credentialId: submissionHolds.credentialId }).from(submissionHolds).where(about);
  if (found.length === 0) return undefined;
  const claimed = await tx
    .update(submissionHolds)
    .set({ probeAt: new Date(now.getTime() + everyMs), probes: sql`${submissionHolds.probes} + 1` })
    .where(and(about, probeDue(now, before)))
    .returning({ deviceId: submissionHolds.deviceId });
  if (claimed.length === found.length) return "probe";
  return found.some((each) => each.credentialId === null) ? "device" : "document";
}

type NewHold = {
  readonly reason: HoldReason;
  /** The login whose documents wait; all of the device's where it is left out. */
  readonly credentialId?: string;
  readonly now: Date;
  readonly probeAt: Date | null;
  readonly note?: string | null;
};

/** Lets a device's documents wait. What a person held stays a person's; a hold that is there keeps its beginning. */
export async function hold(tx: Writer, device: Held, held: NewHold): Promise<void> {
  const { reason, credentialId = null, now, probeAt, note = null } = held;
  await tx
    .insert(submissionHolds)
    .values({ ...laneOf(device), deviceId: device.deviceId, credentialId, reason, note, heldAt: now, probeAt })
    .onConflictDoUpdate({
      target: [submissionHolds.deviceId, submissionHolds.credentialId],
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

type Which = { readonly reason?: HoldReason; readonly credentialId?: string };

/** Lets them go on: all, or those that wait for this reason or for this login. False when nothing held them. */
export async function liftHold(tx: Writer, device: Held, { reason, credentialId }: Which = {}): Promise<boolean> {
  const lifted = await tx
    .delete(submissionHolds)
    .where(
      and(
        eq(submissionHolds.deviceId, device.deviceId),
        reason === undefined ? undefined : eq(submissionHolds.reason, reason),
        credentialId === undefined ? undefined : aboutLogin(credentialId),
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

const aboutLogin = (credentialId: string) =>
  or(eq(submissionHolds.credentialId, credentialId), isNull(submissionHolds.credentialId));
