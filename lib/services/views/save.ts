import { savedViews } from "#db/schema/saved-views.ts";
import { canIn } from "#lib/actor.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { SaveView } from "./schema.ts";

/** Keeps a table's address under a name, for oneself or for everybody of the establishment. */
export const saveView = command({
  name: "view.save",
  permission: "establishment:read",
  input: SaveView,
  async run(ctx, { establishmentId, list, name, shared, address }) {
    const { actor } = ctx;
    if (actor.kind !== "user") throw new AppError("auth.forbidden");
    return await ctx.atomically(async (tx) => {
      await loadEstablishment(tx, establishmentId);
      if (shared && !canIn(actor, "view:share", establishmentId)) throw new AppError("auth.forbidden");
      const id = crypto.randomUUID();
      const at = ctx.clock.now();
      const kept = { id, establishmentId, userId: actor.id, list, name, shared, parameters: address };
      await tx.insert(savedViews).values({ ...kept, createdAt: at, changedAt: at });
      const note = { entity: "saved_view", entityId: id, establishmentId, detail: { list, name, shared } };
      tx.audit({ action: "view.save", ...note });
      return { id, list };
    });
  },
});
