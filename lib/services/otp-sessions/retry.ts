import { and, eq, isNotNull } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { otpSessionDevices, otpSessions } from "#db/schema/otp-sessions.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { actionOf, isReasonCode } from "#lib/domain/enrolment-reason.ts";
import { AppError } from "#lib/errors.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import { abandonWalk } from "#lib/services/enrolments/abandon.ts";
import { needsFreshSignIn } from "#lib/services/enrolments/fresh.ts";
import type { EnrolmentRecord } from "#lib/services/enrolments/load.ts";
import { repeatWalk } from "#lib/services/enrolments/repeat.ts";
import { begin } from "#lib/services/enrolments/start.ts";
import { loadSession, lockOpenSession, type SessionRecord } from "./load.ts";
import { OfSession } from "./schema.ts";

/** Tries again what has failed, and nothing else: a stopped step is repeated, a walk that cannot go on is begun anew. */
export const retryFailed = command({
  name: "otp_session.retry",
  permission: "enrolment:write",
  input: OfSession,
  fresh: async ({ sessionId }, ctx) => needsFreshSignIn(await ctx.read((db) => loadSession(db, sessionId))),
  run: (ctx, { sessionId }) =>
    ctx.atomically(async (tx) => {
      const session = await lockOpenSession(tx, sessionId);
      const stopped = await tx
        .select({ walk: enrolments })
        .from(otpSessionDevices)
        .innerJoin(enrolments, eq(enrolments.id, otpSessionDevices.enrolmentId))
        .where(and(eq(otpSessionDevices.sessionId, sessionId), isNotNull(enrolments.reasonCode)))
        .for("update", { of: enrolments });
      let devices = 0;
      for (const { walk } of stopped) if (await retry(ctx, tx, session, walk)) devices += 1;
      if (devices === 0) throw new AppError("otp_session.nothing_failed");
      const { id: entityId, establishmentId } = session;
      await tx.update(otpSessions).set({ resumedAt: ctx.clock.now() }).where(eq(otpSessions.id, entityId));
      tx.audit({ action: "otp_session.retry", entity: "otp_session", entityId, establishmentId, detail: { devices } });
      return { devices };
    }),
});

async function retry(ctx: Context, tx: Writer, session: SessionRecord, walk: EnrolmentRecord): Promise<boolean> {
  const action = walk.reasonCode !== null && isReasonCode(walk.reasonCode) ? actionOf(walk.reasonCode) : "repeat";
  const at = ctx.clock.now();
  if (action === "repeat" || action === "ask_operator") {
    await repeatWalk(tx, walk, at);
    return true;
  }
  if (action !== "start_anew" || walk.kind !== session.kind) return false;
  await abandonWalk(tx, walk, at);
  const enrolmentId = await begin(ctx, tx, await loadDevice(tx, walk.deviceId), walk.kind);
  await tx
    .update(otpSessionDevices)
    .set({ enrolmentId, begunHere: true, releasedAt: null })
    .where(and(eq(otpSessionDevices.sessionId, session.id), eq(otpSessionDevices.deviceId, walk.deviceId)));
  return true;
}
