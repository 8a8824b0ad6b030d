import { and, eq, inArray } from "drizzle-orm";
import { enrolments } from "#db/schema/enrolments.ts";
import { otpSessionDevices } from "#db/schema/otp-sessions.ts";
import { command } from "#lib/command.ts";
import { abandonWalk } from "#lib/services/enrolments/abandon.ts";
import { endSession } from "./end.ts";
import { lockOpenSession } from "./load.ts";
import { OfSession } from "./schema.ts";

/**
 * Ends a session: held codes are forgotten, and walks that were begun for it and have spent no code are ended with it. What has
 * its compliance certificate goes on by itself.
 */
export const cancelSession = command({
  name: "otp_session.cancel",
  permission: "enrolment:write",
  input: OfSession,
  run: (ctx, { sessionId }) =>
    ctx.atomically(async (tx) => {
      const session = await lockOpenSession(tx, sessionId);
      const idle = await tx
        .select({ walk: enrolments })
        .from(otpSessionDevices)
        .innerJoin(enrolments, eq(enrolments.id, otpSessionDevices.enrolmentId))
        .where(
          and(
            eq(otpSessionDevices.sessionId, sessionId),
            eq(otpSessionDevices.begunHere, true),
            inArray(enrolments.status, ["ready"]),
          ),
        )
        .for("update", { of: enrolments });
      for (const { walk } of idle) await abandonWalk(tx, walk, ctx.clock.now());
      await endSession(ctx, tx, session, "cancelled");
      return { id: session.id };
    }),
});
