import { eq } from "drizzle-orm";
import { otpSessions } from "#db/schema/otp-sessions.ts";
import { command } from "#lib/command.ts";
import { otpSessionLifecycle } from "#lib/domain/otp-session.ts";
import { needsFreshSignIn } from "#lib/services/enrolments/fresh.ts";
import { loadSession, lockOpenSession } from "./load.ts";
import { OfSession } from "./schema.ts";

/** Hands out no more codes and lets no walk on; what is under way at the platform is finished. */
export const pauseSession = command({
  name: "otp_session.pause",
  permission: "enrolment:write",
  input: OfSession,
  run: (ctx, { sessionId }) =>
    ctx.atomically(async (tx) => {
      const { id, establishmentId, status } = await lockOpenSession(tx, sessionId);
      const next = otpSessionLifecycle.next(status, "paused");
      await tx.update(otpSessions).set({ status: next, pauseCause: "person" }).where(eq(otpSessions.id, id));
      const detail = { cause: "person" };
      tx.audit({ action: "otp_session.pause", entity: "otp_session", entityId: id, establishmentId, detail });
      return { id };
    }),
});

export const resumeSession = command({
  name: "otp_session.resume",
  permission: "enrolment:write",
  input: OfSession,
  fresh: async ({ sessionId }, ctx) => needsFreshSignIn(await ctx.read((db) => loadSession(db, sessionId))),
  run: (ctx, { sessionId }) =>
    ctx.atomically(async (tx) => {
      const { id, establishmentId, status } = await lockOpenSession(tx, sessionId);
      const next = otpSessionLifecycle.next(status, "resumed");
      await tx
        .update(otpSessions)
        .set({ status: next, pauseCause: null, resumedAt: ctx.clock.now() })
        .where(eq(otpSessions.id, id));
      tx.audit({ action: "otp_session.resume", entity: "otp_session", entityId: id, establishmentId });
      return { id };
    }),
});
