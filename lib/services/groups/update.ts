import { and, eq } from "drizzle-orm";
import { groups } from "#db/schema/groups.ts";
import { command } from "#lib/command.ts";
import { writeContents } from "./contents.ts";
import { loadGroup } from "./load.ts";
import { OfGroup, UpdateGroup } from "./schema.ts";

export const updateGroup = command({
  name: "group.update",
  permission: "settings:write",
  input: UpdateGroup,
  async run(ctx, { groupId, nameAr, nameEn, memberIds, branchIds }) {
    await ctx.atomically(async (tx) => {
      const { establishmentId } = await loadGroup(tx, groupId);
      await tx.update(groups).set({ nameAr, nameEn }).where(eq(groups.id, groupId));
      await writeContents(tx, { groupId, establishmentId, memberIds, branchIds });
      const detail = { nameAr, nameEn, members: memberIds, branches: branchIds };
      tx.audit({ action: "group.update", entity: "group", entityId: groupId, establishmentId, detail });
    });
  },
});

/** From now on this group is told what belongs to nobody else. */
export const makeFallback = command({
  name: "group.make_fallback",
  permission: "settings:write",
  input: OfGroup,
  async run(ctx, { groupId }) {
    await ctx.atomically(async (tx) => {
      const { establishmentId, nameEn } = await loadGroup(tx, groupId);
      await tx
        .update(groups)
        .set({ isFallback: false })
        .where(and(eq(groups.establishmentId, establishmentId), eq(groups.isFallback, true)));
      await tx.update(groups).set({ isFallback: true }).where(eq(groups.id, groupId));
      const note = { entity: "group", entityId: groupId, establishmentId, detail: { nameEn } };
      tx.audit({ action: "group.make_fallback", ...note });
    });
  },
});
