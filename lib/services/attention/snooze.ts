import { and, eq, gt, isNotNull, isNull, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Writer } from "#db/atomically.ts";
import { snoozes } from "#db/schema/snoozes.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { refuseForeignItem } from "./item.ts";
import { Snooze, Unwake, Wake } from "./schema.ts";

type Item = { readonly establishmentId: string; readonly source: string; readonly subject: string };

/** Puts an item aside for some days, with a reason. It comes back by itself. */
export const snoozeItem = command({
  name: "attention.snooze",
  permission: "attention:write",
  input: Snooze,
  async run(ctx, { days, reason, ...item }) {
    const { actor } = ctx;
    if (actor.kind !== "user") throw new AppError("auth.forbidden");
    const createdAt = ctx.clock.now();
    const until = new Date(createdAt.getTime() + days * 86_400_000);
    await ctx.atomically(async (tx) => {
      await refuseForeignItem(tx, item);
      await end(tx, item, createdAt);
      const id = crypto.randomUUID();
      await tx.insert(snoozes).values({ id, ...item, reason, until, snoozedBy: actor.id, createdAt });
      const detail = { source: item.source, reason, until: until.toISOString() };
      const { subject: entityId, establishmentId } = item;
      tx.audit({ action: "attention.snooze", entity: "attention_item", entityId, establishmentId, detail });
    });
  },
});

/** Takes an item up again before its time; says which putting aside ended. */
export const wakeItem = command({
  name: "attention.wake",
  permission: "attention:write",
  input: Wake,
  async run(ctx, item) {
    return await ctx.atomically(async (tx) => {
      await refuseForeignItem(tx, item);
      const snoozeId = await end(tx, item, ctx.clock.now());
      if (snoozeId === undefined) throw new AppError("not_found");
      const { subject: entityId, establishmentId, source } = item;
      const note = { entity: "attention_item", entityId, establishmentId, detail: { source } };
      tx.audit({ action: "attention.wake", ...note });
      return { snoozeId };
    });
  },
});

const other = alias(snoozes, "other");
const sameItemOpen = and(
  eq(other.establishmentId, snoozes.establishmentId),
  eq(other.source, snoozes.source),
  eq(other.subject, snoozes.subject),
  isNull(other.endedAt),
);

/** Puts aside again what was taken up, for the same reason and until the same time, unless somebody put it aside anew. */
export const unwakeItem = command({
  name: "attention.unwake",
  permission: "attention:write",
  input: Unwake,
  run: (ctx, { snoozeId }) =>
    ctx.atomically(async (tx) => {
      const [found] = await tx
        .update(snoozes)
        .set({ endedAt: null })
        .where(
          and(
            eq(snoozes.id, snoozeId),
            isNotNull(snoozes.endedAt),
            gt(snoozes.until, ctx.clock.now()),
            notExists(tx.select({ id: other.id }).from(other).where(sameItemOpen)),
          ),
        )
        .returning();
      if (found === undefined) throw new AppError("not_found");
      await refuseForeignItem(tx, found);
      const { subject: entityId, establishmentId, source, reason } = found;
      const note = { entity: "attention_item", entityId, establishmentId, detail: { source, reason } };
      tx.audit({ action: "attention.unwake", ...note });
    }),
});

async function end(tx: Writer, { establishmentId, source, subject }: Item, at: Date): Promise<string | undefined> {
  const [ended] = await tx
    .update(snoozes)
    .set({ endedAt: at })
    .where(
      and(
        eq(snoozes.establishmentId, establishmentId),
        eq(snoozes.source, source),
        eq(snoozes.subject, subject),
        isNull(snoozes.endedAt),
      ),
    )
    .returning({ id: snoozes.id });
  return ended?.id;
}
