import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { channels } from "#db/schema/channels.ts";
import { devices } from "#db/schema/devices.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import type { Context } from "#lib/context.ts";
import { devicesOfView } from "#lib/services/views/narrow.ts";

/** Whether a way that is limited to this view is told of this device. */
export type Shows = (viewId: string | null, deviceId: string) => boolean;

/** Only a view that is shared and not deleted limits a way of telling. */
export const viewStands = sql<boolean>`(${savedViews.archivedAt} is null and ${savedViews.shared})`;

/**
 * What each way of telling in the establishment is limited to among these devices. A view that is gone, no longer shared or cannot be
 * read limits nothing: an alarm is rather told too often than to nobody.
 */
export async function limitsOf(
  ctx: Pick<Context, "read" | "actor" | "clock" | "log">,
  establishmentId: string,
  rows: readonly { readonly deviceId: string }[],
): Promise<Shows> {
  const ids = [...new Set(rows.map(({ deviceId }) => deviceId))];
  const shown = new Map<string, ReadonlySet<string>>();
  for (const viewId of await viewsThatLimit(ctx, establishmentId))
    try {
      shown.set(viewId, await devicesShown(ctx, viewId, ids));
    } catch (error) {
      ctx.log.error("alarm.limit_unread", error, { viewId });
    }
  return (viewId, deviceId) => viewId === null || (shown.get(viewId)?.has(deviceId) ?? true);
}

async function viewsThatLimit({ read }: Pick<Context, "read">, establishmentId: string): Promise<readonly string[]> {
  const found = await read((db) =>
    db
      .selectDistinct({ id: savedViews.id })
      .from(channels)
      .innerJoin(savedViews, eq(savedViews.id, channels.viewId))
      .where(
        and(
          isNotNull(channels.viewId),
          eq(channels.establishmentId, establishmentId),
          isNull(channels.archivedAt),
          viewStands,
        ),
      ),
  );
  return found.map(({ id }) => id);
}

const devicesShown = (
  { read, actor, clock }: Pick<Context, "read" | "actor" | "clock">,
  viewId: string,
  ids: string[],
) =>
  read(async (db) => {
    const among = and(inArray(devices.id, ids), await devicesOfView(db, viewId, actor, clock.now()));
    const found = await db.select({ id: devices.id }).from(devices).where(among);
    return new Set(found.map(({ id }) => id));
  });
