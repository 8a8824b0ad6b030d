import { and, desc, eq, isNull } from "drizzle-orm";
import { calendarFeeds } from "#db/schema/channels.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import { query } from "#lib/command.ts";
import { ListCalendars } from "./schema.ts";

/** The person's own calendars of one establishment, never their addresses. */
export const listCalendars = query({
  name: "calendar.list",
  permission: "establishment:read",
  input: ListCalendars,
  run: async (ctx, { establishmentId }) => {
    const { actor } = ctx;
    if (actor.kind !== "user") return [];
    const own = and(
      eq(calendarFeeds.establishmentId, establishmentId),
      eq(calendarFeeds.userId, actor.id),
      isNull(calendarFeeds.revokedAt),
    );
    return await ctx.read((db) =>
      db
        .select({
          id: calendarFeeds.id,
          view: calendarFeeds.view,
          savedView: savedViews.name,
          createdAt: calendarFeeds.createdAt,
          lastUsedAt: calendarFeeds.lastUsedAt,
        })
        .from(calendarFeeds)
        .leftJoin(savedViews, eq(savedViews.id, calendarFeeds.savedViewId))
        .where(own)
        .orderBy(desc(calendarFeeds.createdAt), desc(calendarFeeds.id)),
    );
  },
});
