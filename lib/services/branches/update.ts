import { eq } from "drizzle-orm";
import { branches } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { changedFields } from "#lib/services/establishments/update.ts";
import { loadBranch } from "./load.ts";
import { UpdateBranch } from "./schema.ts";

/** Certificates keep the short fields of their device, so a corrected branch only changes what later documents say. */
export const updateBranch = command({
  name: "branch.update",
  permission: "branch:write",
  input: UpdateBranch,
  async run(ctx, { branchId, ...input }) {
    return await ctx.atomically(async (tx) => {
      const before = await loadBranch(tx, branchId);
      await tx.update(branches).set(input).where(eq(branches.id, branchId));
      tx.audit({
        action: "branch.update",
        entity: "branch",
        entityId: branchId,
        establishmentId: before.establishmentId,
        detail: { changed: changedFields(before, input) },
      });
      return { id: branchId };
    });
  },
});
