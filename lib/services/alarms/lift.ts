import { and, eq, isNotNull, isNull, lt, not, or } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { channels } from "#db/schema/channels.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import type { Context } from "#lib/context.ts";
import { tellGroup } from "#lib/services/tellings/tell.ts";
import { liftedDigest } from "./letter.ts";
import { viewStands } from "./limits.ts";

/** So long a view that was deleted can be brought back without anybody being told; it limits nothing meanwhile. */
const graceMs = 60_000;

/** Ways of telling whose view is gone or no longer shared are told everything again, and their group is told why. */
export async function liftLimits(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const lost = await ctx.read((db) => waysWithoutView(db, new Date(now.getTime() - graceMs)));
  for (const { id, establishmentId, groupId, view } of lost)
    await ctx.atomically(async (tx) => {
      await tx.update(channels).set({ viewId: null }).where(eq(channels.id, id));
      await tellGroup(tx, { establishmentId, groupId, digest: liftedDigest(view) }, now);
      const note = { entity: "channel", entityId: id, establishmentId, detail: { view } };
      tx.audit({ action: "channel.limit_lifted", ...note });
    });
}

const waysWithoutView = (db: Pick<Writer, "select">, before: Date) =>
  db
    .select({
      id: channels.id,
      establishmentId: channels.establishmentId,
      groupId: channels.groupId,
      view: savedViews.name,
    })
    .from(channels)
    .innerJoin(savedViews, eq(savedViews.id, channels.viewId))
    .where(
      and(
        isNotNull(channels.viewId),
        isNull(channels.archivedAt),
        not(viewStands),
        or(lt(savedViews.archivedAt, before), and(isNull(savedViews.archivedAt), lt(savedViews.changedAt, before))),
      ),
    );
