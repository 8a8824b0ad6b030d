import { and, eq, isNull } from "drizzle-orm";
import { channels } from "#db/schema/channels.ts";
import { branchOwners, groupMembers, groups } from "#db/schema/groups.ts";
import { assignments } from "#db/schema/snoozes.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadGroup } from "./load.ts";
import { OfGroup } from "./schema.ts";

/** Ends a group. What it owned is the fallback's, which itself cannot end. */
export const archiveGroup = command({
  name: "group.archive",
  permission: "settings:write",
  input: OfGroup,
  async run(ctx, { groupId }) {
    const at = ctx.clock.now();
    await ctx.atomically(async (tx) => {
      const { establishmentId, isFallback, nameEn } = await loadGroup(tx, groupId);
      if (isFallback) throw new AppError("group.is_fallback");
      await tx.delete(groupMembers).where(eq(groupMembers.groupId, groupId));
      await tx.delete(branchOwners).where(eq(branchOwners.groupId, groupId));
      await tx.delete(assignments).where(eq(assignments.groupId, groupId));
      await tx
        .update(channels)
        .set({ archivedAt: at, active: false })
        .where(and(eq(channels.groupId, groupId), isNull(channels.archivedAt)));
      await tx.update(groups).set({ archivedAt: at }).where(eq(groups.id, groupId));
      const note = { entity: "group", entityId: groupId, establishmentId, detail: { nameEn } };
      tx.audit({ action: "group.archive", ...note });
    });
  },
});
