import { eq } from "drizzle-orm";
import { channels } from "#db/schema/channels.ts";
import { command } from "#lib/command.ts";
import { loadChannel } from "./load.ts";
import { OfChannel } from "./schema.ts";

/** Ends a way of reaching a group; its secret is forgotten. What it carried stays known. */
export const removeChannel = command({
  name: "channel.remove",
  permission: "settings:write",
  input: OfChannel,
  async run(ctx, { channelId }) {
    await ctx.atomically(async (tx) => {
      const { establishmentId, kind, address } = await loadChannel(tx, channelId);
      await tx
        .update(channels)
        .set({ active: false, archivedAt: ctx.clock.now(), secretSealed: null })
        .where(eq(channels.id, channelId));
      const note = { entity: "channel", entityId: channelId, establishmentId, detail: { kind, to: address } };
      tx.audit({ action: "channel.remove", ...note });
    });
  },
});
