import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { alarms } from "#db/schema/alarms.ts";
import { failed, type Delivery } from "#lib/channels/delivery.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { delivered } from "#lib/domain/alarm-ledger.ts";
import { AppError } from "#lib/errors.ts";
import { deliverDigest } from "#lib/services/channels/deliver.ts";
import { claimMessages, toTell, type AlarmMessage } from "./claim.ts";
import { alarmDigest } from "./letter.ts";

/** Tells each recipient what is due in one message, and keeps how it ended; what was not confirmed is told again. */
export const deliverAlarms = (random: () => number = Math.random) =>
  command({
    name: "alarm.deliver",
    permission: "worker",
    input: z.object({}),
    run: async (ctx) =>
      (await ctx.exclusively("alarm.deliver", async () => {
        const messages = await claimMessages(ctx);
        ctx.checkpoint("alarm.claimed");
        for (const message of messages) await tell(ctx, message, random());
        return { messages: messages.length };
      })) ?? { messages: 0 },
  });

async function tell(ctx: Context, message: AlarmMessage, random: number): Promise<void> {
  const { rows, id, again } = message;
  const [first] = rows;
  if (first === undefined) return;
  const { establishmentId, channelId, userId } = first;
  const told = await sent(ctx, message, first);
  ctx.checkpoint("alarm.sent");
  const now = ctx.clock.now();
  const attempts = Math.max(...rows.map((row) => row.attempts)) + 1;
  const { sentAt, failedAt, nextTryAt, digestId } = delivered(
    { ...first, attempts, digestId: id },
    { outcome: told.outcome, again },
    now,
    random,
  );
  const failedReason = told.outcome === "confirmed" ? null : told.reason;
  await ctx.atomically(async (tx) => {
    await tx
      .update(alarms)
      .set({ sentAt, failedAt, failedReason, nextTryAt, digestId })
      .where(and(eq(alarms.digestId, id), toTell));
    const about =
      channelId === null ? { entity: "user", entityId: userId ?? id } : { entity: "channel", entityId: channelId };
    const detail = { outcome: told.outcome, reason: failedReason, alarms: rows.length, digest: id };
    tx.audit({ action: "alarm.deliver", ...about, establishmentId, detail });
  });
}

async function sent(ctx: Context, message: AlarmMessage, to: AlarmMessage["rows"][number]): Promise<Delivery> {
  const { establishmentId, channelId, userId } = to;
  try {
    return await deliverDigest(ctx, establishmentId, { channelId, userId }, alarmDigest(message, ctx.clock.now()));
  } catch (error) {
    // a way that was removed meanwhile tells nobody; the next rung asks again who is to be told
    if (error instanceof AppError && error.code === "not_found") return failed("not_set_up");
    throw error;
  }
}
