import { eq } from "drizzle-orm";
import { establishments } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { loadEstablishment } from "./load.ts";
import { OfEstablishment } from "./schema.ts";

/** Brings an archived establishment back into the daily lists. */
export const restoreEstablishment = command({
  name: "establishment.restore",
  permission: "establishment:write",
  input: OfEstablishment,
  run: (ctx, { establishmentId }) =>
    ctx.atomically(async (tx) => {
      await loadEstablishment(tx, establishmentId);
      await tx.update(establishments).set({ archivedAt: null }).where(eq(establishments.id, establishmentId));
      tx.audit({
        action: "establishment.restore",
        entity: "establishment",
        entityId: establishmentId,
        establishmentId,
      });
      return { id: establishmentId };
    }),
});
