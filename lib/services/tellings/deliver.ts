import { and, asc, eq, gt, isNull, lte } from "drizzle-orm";
import { z } from "zod";
import { tellings } from "#db/schema/tellings.ts";
import { failed, type Delivery } from "#lib/channels/delivery.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { leaseMs } from "#lib/domain/alarm-ledger.ts";
import { backOffMs } from "#lib/domain/back-off.ts";
import { AppError } from "#lib/errors.ts";
import { deliverDigest } from "#lib/services/channels/deliver.ts";

const mostAtOnce = 200;
const waits = { firstMs: 5 * 60_000, ceilingMs: 3_600_000 };
/** After so long it is no news any more. */
const triedForMs = 7 * 86_400_000;

/** Tells what was written down, each recipient by their own way, and keeps how it ended; what was not confirmed is told again. */
export const deliverTellings = (random: () => number = Math.random) =>
  command({
    name: "telling.deliver",
    permission: "worker",
    input: z.object({}),
    run: async (ctx) =>
      (await ctx.exclusively("telling.deliver", async () => {
        const now = ctx.clock.now();
        const due = await ctx.read((db) =>
          db
            .select()
            .from(tellings)
            .where(
              and(
                isNull(tellings.sentAt),
                lte(tellings.nextTryAt, now),
                gt(tellings.createdAt, new Date(now.getTime() - triedForMs)),
              ),
            )
            .orderBy(asc(tellings.nextTryAt), asc(tellings.id))
            .limit(mostAtOnce),
        );
        for (const row of due) await tell(ctx, row, random());
        return { told: due.length };
      })) ?? { told: 0 },
  });

type Row = typeof tellings.$inferSelect;

async function tell(ctx: Context, row: Row, random: number): Promise<void> {
  const { id, establishmentId, channelId, userId } = row;
  const attempts = row.attempts + 1;
  await keep(ctx, row, { attempts, nextTryAt: new Date(ctx.clock.now().getTime() + leaseMs) }, "claimed");
  const { outcome, ...rest } = await sent(ctx, row);
  const now = ctx.clock.now();
  const reason = "reason" in rest ? rest.reason : null;
  const told = outcome === "confirmed";
  const wait = backOffMs(attempts, random, waits);
  const ended = told
    ? { sentAt: now, failedAt: null, failedReason: null }
    : { failedAt: now, failedReason: reason, nextTryAt: new Date(now.getTime() + wait) };
  await keep(ctx, { id, establishmentId, channelId, userId }, ended, outcome);
}

async function keep(
  ctx: Context,
  { id, establishmentId, channelId, userId }: Pick<Row, "id" | "establishmentId" | "channelId" | "userId">,
  change: Partial<Row>,
  outcome: string,
): Promise<void> {
  await ctx.atomically(async (tx) => {
    await tx.update(tellings).set(change).where(eq(tellings.id, id));
    const about =
      channelId === null ? { entity: "user", entityId: userId ?? id } : { entity: "channel", entityId: channelId };
    tx.audit({ action: "telling.deliver", ...about, establishmentId, detail: { outcome } });
  });
}

async function sent(ctx: Context, row: Row): Promise<Delivery> {
  const { establishmentId, channelId, userId, digestId, content } = row;
  try {
    return await deliverDigest(ctx, establishmentId, { channelId, userId }, { id: digestId, ...content });
  } catch (error) {
    // the way was removed meanwhile
    if (error instanceof AppError && error.code === "not_found") return failed("not_set_up");
    throw error;
  }
}
