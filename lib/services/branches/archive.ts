import { and, eq, ne } from "drizzle-orm";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadBranch } from "./load.ts";
import { OfBranch } from "./schema.ts";

/** Refused while a device that has not ended serves the branch. */
export const archiveBranch = command({
  name: "branch.archive",
  permission: "branch:write",
  input: OfBranch,
  async run(ctx, { branchId }) {
    return await ctx.atomically(async (tx) => {
      const { establishmentId } = await loadBranch(tx, branchId);
      const serving = await tx
        .select({ id: devices.id })
        .from(deviceBranches)
        .innerJoin(devices, eq(devices.id, deviceBranches.deviceId))
        .where(and(eq(deviceBranches.branchId, branchId), ne(devices.status, "ended")));
      if (serving.length > 0) throw new AppError("branch.in_use", { count: serving.length });
      await tx.update(branches).set({ archivedAt: ctx.clock.now() }).where(eq(branches.id, branchId));
      tx.audit({ action: "branch.archive", entity: "branch", entityId: branchId, establishmentId });
      return { id: branchId };
    });
  },
});
