import { branches } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { refuseArchived } from "#lib/services/establishments/guard.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { OpenBranch } from "./schema.ts";

export const openBranch = command({
  name: "branch.open",
  permission: "branch:write",
  input: OpenBranch,
  async run(ctx, input) {
    return await ctx.atomically(async (tx) => {
      const { establishmentId } = input;
      refuseArchived(await loadEstablishment(tx, establishmentId));
      const id = crypto.randomUUID();
      await tx.insert(branches).values({ id, ...input });
      tx.audit({
        action: "branch.open",
        entity: "branch",
        entityId: id,
        establishmentId,
        detail: { name: input.nameEn },
      });
      return { id };
    });
  },
});
