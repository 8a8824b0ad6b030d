import { and, asc, eq, isNull } from "drizzle-orm";
import { channels } from "#db/schema/channels.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import { query } from "#lib/command.ts";
import { viewStands } from "#lib/services/alarms/limits.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { ListChannels } from "./schema.ts";

/** Every way to reach an establishment's groups, and how the last test ended; never a secret. */
export const listChannels = query({
  name: "channel.list",
  permission: "settings:write",
  input: ListChannels,
  run: (ctx, { establishmentId }) =>
    ctx.read(async (db) => {
      await loadEstablishment(db, establishmentId);
      return await db
        .select({
          id: channels.id,
          groupId: channels.groupId,
          kind: channels.kind,
          address: channels.address,
          locale: channels.locale,
          active: channels.active,
          lastTestAt: channels.lastTestAt,
          lastTestOutcome: channels.lastTestOutcome,
          lastTestReason: channels.lastTestReason,
          viewId: channels.viewId,
          viewName: savedViews.name,
          viewStands,
        })
        .from(channels)
        .leftJoin(savedViews, eq(savedViews.id, channels.viewId))
        .where(and(eq(channels.establishmentId, establishmentId), isNull(channels.archivedAt)))
        .orderBy(asc(channels.createdAt), asc(channels.id));
    }),
});

export type ChannelView = Awaited<ReturnType<typeof listChannels.run>>[number];
