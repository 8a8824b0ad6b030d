import { and, eq, isNull } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { calendarFeeds } from "#db/schema/channels.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { calendarViews } from "#lib/domain/calendar-view.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { loadView } from "#lib/services/views/load.ts";
import { showsDevices } from "#lib/services/views/narrow.ts";
import { OfCalendar, OpenCalendar } from "./schema.ts";
import { freshToken, hashOfToken } from "./token.ts";

/** An address that the person's calendar program subscribes to. It is shown this once. */
export const openCalendar = command({
  name: "calendar.open",
  permission: "establishment:read",
  input: OpenCalendar,
  async run(ctx, { establishmentId, view, locale }) {
    const userId = personOf(ctx);
    const token = freshToken();
    const id = crypto.randomUUID();
    await ctx.atomically(async (tx) => {
      await loadEstablishment(tx, establishmentId);
      const tokenHash = hashOfToken(token.revealText());
      const createdAt = ctx.clock.now();
      const shown = await shownBy(tx, view, establishmentId);
      await tx.insert(calendarFeeds).values({ id, establishmentId, userId, ...shown, locale, tokenHash, createdAt });
      const note = { entity: "calendar_feed", entityId: id, establishmentId, detail: { view } };
      tx.audit({ action: "calendar.open", ...note });
    });
    const path = `/api/v1/calendar/${token.revealText()}`;
    const { pages } = ctx.channels;
    return { id, address: pages === undefined ? path : new URL(path, pages).href };
  },
});

/** The address is answered no more. */
export const revokeCalendar = command({
  name: "calendar.revoke",
  permission: "establishment:read",
  input: OfCalendar,
  async run(ctx, { calendarId }) {
    const userId = personOf(ctx);
    await ctx.atomically(async (tx) => {
      const [gone] = await tx
        .update(calendarFeeds)
        .set({ revokedAt: ctx.clock.now() })
        .where(and(eq(calendarFeeds.id, calendarId), eq(calendarFeeds.userId, userId), isNull(calendarFeeds.revokedAt)))
        .returning({ establishmentId: calendarFeeds.establishmentId });
      if (gone === undefined) throw new AppError("not_found");
      const note = { entity: "calendar_feed", entityId: calendarId, establishmentId: gone.establishmentId };
      tx.audit({ action: "calendar.revoke", ...note });
    });
  },
});

async function shownBy(tx: Writer, view: string, establishmentId: string) {
  const ready = calendarViews.find((known) => known === view);
  if (ready !== undefined) return { view: ready };
  const saved = await loadView(tx, view);
  if (saved.establishmentId !== establishmentId || !showsDevices(saved.list)) throw new AppError("not_found");
  return { view: "certificates", savedViewId: saved.id } as const;
}

function personOf({ actor }: Context): string {
  if (actor.kind !== "user") throw new AppError("auth.forbidden");
  return actor.id;
}
