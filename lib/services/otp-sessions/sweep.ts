import { and, eq, lte } from "drizzle-orm";
import { z } from "zod";
import { otpSessionCodes, otpSessions } from "#db/schema/otp-sessions.ts";
import { command, query } from "#lib/command.ts";

/** Sessions that may have something to do: a lost job, a new batch or a bucket that filled again is found here. */
export const findOpenSessions = query({
  name: "otp_session.find_open",
  permission: "worker",
  input: z.object({}),
  run: (ctx) =>
    ctx.read((db) =>
      db
        .select({ sessionId: otpSessions.id, establishmentId: otpSessions.establishmentId })
        .from(otpSessions)
        .where(eq(otpSessions.status, "open")),
    ),
});

/** Forgets the codes that nobody was given within their hour, whatever became of their session. */
export const forgetOldCodes = command({
  name: "otp_session.forget_old_codes",
  permission: "worker",
  input: z.object({}),
  async run(ctx) {
    const now = ctx.clock.now();
    const old = and(eq(otpSessionCodes.state, "held"), lte(otpSessionCodes.expiresAt, now));
    const found = await ctx.read((db) =>
      db
        .selectDistinct({ id: otpSessionCodes.sessionId, establishmentId: otpSessionCodes.establishmentId })
        .from(otpSessionCodes)
        .where(old),
    );
    for (const { id, establishmentId } of found)
      await ctx.atomically(async (tx) => {
        const forgotten = await tx
          .update(otpSessionCodes)
          .set({ state: "expired", sealed: null, settledAt: now })
          .where(and(old, eq(otpSessionCodes.sessionId, id)))
          .returning({ id: otpSessionCodes.id });
        const detail = { codes: forgotten.length };
        tx.audit({ action: "otp_session.forget", entity: "otp_session", entityId: id, establishmentId, detail });
      });
    return { sessions: found.length };
  },
});
