import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import { branchOwners, groups } from "#db/schema/groups.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { refuseChanged, textOfValues } from "#lib/services/edit-undo.ts";
import { contentOf, ownersOf, writeContents } from "./contents.ts";
import { loadGroup } from "./load.ts";
import { OfGroup, UndoUpdateGroup, UpdateGroup } from "./schema.ts";

export const updateGroup = command({
  name: "group.update",
  permission: "settings:write",
  input: UpdateGroup,
  run: (ctx, { groupId, ...content }) =>
    ctx.atomically(async (tx) => {
      const before = await contentOf(tx, groupId);
      const formerOwners = await ownersOf(tx, groupId, content.branchIds);
      await change(tx, groupId, content, "group.update");
      const after = textOfValues(await contentOf(tx, groupId));
      return { before: textOfValues({ ...before, formerOwners }), after };
    }),
});

/** Takes an edit back, as long as nobody changed the group since; a branch that came from another group returns to it. Errors: `changed_meanwhile`. */
export const undoGroupUpdate = command({
  name: "group.undo_update",
  permission: "settings:write",
  input: UndoUpdateGroup,
  run: (ctx, { groupId, before: { formerOwners, ...content }, after }) =>
    ctx.atomically(async (tx) => {
      refuseChanged(await contentOf(tx, groupId), after);
      const establishmentId = await change(tx, groupId, content, "group.undo_update");
      for (const [branchId, owner] of formerOwners) {
        const former = await loadGroup(tx, owner);
        if (former.establishmentId !== establishmentId) throw new AppError("not_found");
        await tx.insert(branchOwners).values({ establishmentId, branchId, groupId: owner });
      }
    }),
});

async function change(
  tx: Writer,
  groupId: string,
  { nameAr, nameEn, memberIds, branchIds }: Omit<z.output<typeof UpdateGroup>, "groupId">,
  action: "group.update" | "group.undo_update",
): Promise<string> {
  const { establishmentId } = await loadGroup(tx, groupId);
  await tx.update(groups).set({ nameAr, nameEn }).where(eq(groups.id, groupId));
  await writeContents(tx, { groupId, establishmentId, memberIds, branchIds });
  const detail = { nameAr, nameEn, members: memberIds, branches: branchIds };
  tx.audit({ action, entity: "group", entityId: groupId, establishmentId, detail });
  return establishmentId;
}

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
