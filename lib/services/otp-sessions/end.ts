import { and, eq, isNull } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { otpHandOffs, otpSessionCodes, otpSessionDevices, otpSessions } from "#db/schema/otp-sessions.ts";
import type { Context } from "#lib/context.ts";
import { otpSessionLifecycle } from "#lib/domain/otp-session.ts";
import type { SessionRecord } from "./load.ts";

/** Closes a session: codes that nobody needed are forgotten, its links are void, its walks belong to themselves again. */
export async function endSession(
  ctx: Context,
  tx: Writer,
  session: SessionRecord,
  event: "finished" | "cancelled",
): Promise<false> {
  const at = ctx.clock.now();
  const status = otpSessionLifecycle.next(session.status, event);
  const { id, establishmentId } = session;
  await tx.update(otpSessions).set({ status, endedAt: at, pauseCause: null }).where(eq(otpSessions.id, id));
  const unused = await tx
    .update(otpSessionCodes)
    .set({ state: "unused", sealed: null, settledAt: at })
    .where(and(eq(otpSessionCodes.sessionId, id), eq(otpSessionCodes.state, "held")))
    .returning({ id: otpSessionCodes.id });
  await tx
    .update(otpHandOffs)
    .set({ revokedAt: at })
    .where(and(eq(otpHandOffs.sessionId, id), isNull(otpHandOffs.revokedAt)));
  await tx
    .update(otpSessionDevices)
    .set({ leftAt: at })
    .where(and(eq(otpSessionDevices.sessionId, id), isNull(otpSessionDevices.leftAt)));
  const detail = { unused: unused.length };
  tx.audit({ action: `otp_session.${event}`, entity: "otp_session", entityId: id, establishmentId, detail });
  return false;
}
