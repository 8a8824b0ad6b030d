import { and, eq, isNull } from "drizzle-orm";
import { otpSessionDevices } from "#db/schema/otp-sessions.ts";
import type { Context } from "#lib/context.ts";
import { fillGaps } from "./dispatch.ts";

/** After a walk has moved: its session, where it belongs to one, hands out the next code or lets the next walk on. */
export async function goOnWithSession(ctx: Context, enrolmentId: string): Promise<void> {
  const [place] = await ctx.read((db) =>
    db
      .select({ sessionId: otpSessionDevices.sessionId })
      .from(otpSessionDevices)
      .where(and(eq(otpSessionDevices.enrolmentId, enrolmentId), isNull(otpSessionDevices.leftAt))),
  );
  if (place !== undefined) await fillGaps(ctx, place.sessionId);
}
