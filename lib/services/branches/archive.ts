import { and, eq, ne } from "drizzle-orm";
import { nothing } from "#db/client.ts";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadBranch } from "./load.ts";
import { OfBranch } from "./schema.ts";

/** Refused while a device that has not ended serves the branch, be it one of a branch that the person does not see. */
export const archiveBranch = command({
  name: "branch.archive",
  permission: "branch:write",
  input: OfBranch,
  async run(ctx, { branchId }) {
    const { establishmentId } = await ctx.read((db) => loadBranch(db, branchId));
    const whole = ctx.within({ ...nothing, establishments: [establishmentId] });
    return await whole.atomically(async (tx) => {
      // whoever lets a device serve it holds this row until that is committed
      await tx.select({ id: branches.id }).from(branches).where(eq(branches.id, branchId)).for("update");
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
