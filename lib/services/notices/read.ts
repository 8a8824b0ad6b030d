import { and, eq, isNull, sql } from "drizzle-orm";
import { alarms } from "#db/schema/alarms.ts";
import { notices } from "#db/schema/channels.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { ListNotices, OfNotice } from "./schema.ts";

/** Marks everything as read that the person was told. */
export const readNotices = command({
  name: "notice.read",
  permission: "establishment:read",
  input: ListNotices,
  async run(ctx) {
    const userId = personOf(ctx);
    await ctx.atomically(async (tx) => {
      await tx
        .update(notices)
        .set({ readAt: ctx.clock.now() })
        .where(and(eq(notices.userId, userId), isNull(notices.readAt)));
      tx.audit({ action: "notice.read", entity: "user", entityId: userId, establishmentId: null });
    });
  },
});

/** Says that the person takes note: so it stands in the ledger beside what they were told, and rings for them no more. */
export const acknowledgeNotice = command({
  name: "notice.acknowledge",
  permission: "establishment:read",
  input: OfNotice,
  async run(ctx, { noticeId }) {
    const userId = personOf(ctx);
    const at = ctx.clock.now();
    await ctx.atomically(async (tx) => {
      const [taken] = await tx
        .update(notices)
        .set({ acknowledgedAt: sql`coalesce(${notices.acknowledgedAt}, ${at.toISOString()}::timestamptz)`, readAt: at })
        .where(and(eq(notices.id, noticeId), eq(notices.userId, userId)))
        .returning({ establishmentId: notices.establishmentId, digestId: notices.digestId });
      if (taken === undefined) throw new AppError("not_found");
      const { establishmentId, digestId } = taken;
      await tx
        .update(alarms)
        .set({ acknowledgedAt: at, acknowledgedBy: userId })
        .where(and(eq(alarms.digestId, digestId), eq(alarms.userId, userId), isNull(alarms.acknowledgedAt)));
      const note = { entity: "user", entityId: userId, establishmentId, detail: { digest: digestId } };
      tx.audit({ action: "notice.acknowledge", ...note });
    });
  },
});

function personOf({ actor }: Context): string {
  if (actor.kind !== "user") throw new AppError("auth.forbidden");
  return actor.id;
}
