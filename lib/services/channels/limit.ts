import { eq } from "drizzle-orm";
import { channels } from "#db/schema/channels.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadView } from "#lib/services/views/load.ts";
import { showsDevices } from "#lib/services/views/narrow.ts";
import { loadChannel } from "./load.ts";
import { LimitChannel } from "./schema.ts";

/** Alarms go this way only for what a shared view of devices or certificates shows, or for every device. Says what it was before. */
export const limitChannel = command({
  name: "channel.limit",
  permission: "settings:write",
  input: LimitChannel,
  run: (ctx, { channelId, viewId }) =>
    ctx.atomically(async (tx) => {
      const { establishmentId, viewId: before } = await loadChannel(tx, channelId);
      const view = viewId === null ? null : await loadView(tx, viewId);
      if (view && (view.establishmentId !== establishmentId || !view.shared || !showsDevices(view.list)))
        throw new AppError("not_found");
      await tx.update(channels).set({ viewId }).where(eq(channels.id, channelId));
      const note = { entity: "channel", entityId: channelId, establishmentId, detail: { view: view?.name ?? null } };
      tx.audit({ action: "channel.limit", ...note });
      return { channelId, before };
    }),
});
