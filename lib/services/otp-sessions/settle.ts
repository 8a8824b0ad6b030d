import { and, eq, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { otpSessionCodes, otpSessionDevices } from "#db/schema/otp-sessions.ts";
import type { OtpCodeEnd } from "#lib/domain/otp-session.ts";

/** Writes down how the session's code ended that this walk was given, if it was given one; in the transaction that forgets it. */
export async function settleCode(tx: Writer, enrolmentId: string, end: OtpCodeEnd, at: Date): Promise<void> {
  const settled = await tx
    .update(otpSessionCodes)
    .set({ state: end, settledAt: at })
    .where(and(eq(otpSessionCodes.enrolmentId, enrolmentId), eq(otpSessionCodes.state, "assigned")))
    .returning({ id: otpSessionCodes.id });
  if (settled.length === 0 || end !== "refused") return;
  await tx
    .update(otpSessionDevices)
    .set({ refusals: sql`${otpSessionDevices.refusals} + 1` })
    .where(eq(otpSessionDevices.enrolmentId, enrolmentId));
}
