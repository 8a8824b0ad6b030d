import { and, eq, ne } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { establishments } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "./load.ts";
import { OfEstablishment } from "./schema.ts";

/** Hidden from the daily lists, kept with all its history; refused while a device of it is not ended. */
export const archiveEstablishment = command({
  name: "establishment.archive",
  permission: "establishment:write",
  input: OfEstablishment,
  async run(ctx, { establishmentId }) {
    return await ctx.atomically(async (tx) => {
      await loadEstablishment(tx, establishmentId);
      const [inUse] = await tx
        .select({ id: devices.id })
        .from(devices)
        .where(and(eq(devices.establishmentId, establishmentId), ne(devices.status, "ended")))
        .limit(1);
      if (inUse !== undefined) throw new AppError("establishment.in_use");
      await tx
        .update(establishments)
        .set({ archivedAt: ctx.clock.now() })
        .where(eq(establishments.id, establishmentId));
      tx.audit({
        action: "establishment.archive",
        entity: "establishment",
        entityId: establishmentId,
        establishmentId,
      });
      return { id: establishmentId };
    });
  },
});
