import { eq } from "drizzle-orm";
import { branches } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { loadBranch } from "./load.ts";
import { OfBranch } from "./schema.ts";

/** Brings an archived branch back into the daily lists. */
export const restoreBranch = command({
  name: "branch.restore",
  permission: "branch:write",
  input: OfBranch,
  run: (ctx, { branchId }) =>
    ctx.atomically(async (tx) => {
      const { establishmentId } = await loadBranch(tx, branchId);
      await tx.update(branches).set({ archivedAt: null }).where(eq(branches.id, branchId));
      tx.audit({ action: "branch.restore", entity: "branch", entityId: branchId, establishmentId });
      return { id: branchId };
    }),
});
