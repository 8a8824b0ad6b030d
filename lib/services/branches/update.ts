import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import { branches } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { refuseChanged, textOfValues } from "#lib/services/edit-undo.ts";
import { changedFields } from "#lib/services/establishments/update.ts";
import { loadBranch, lockBranch } from "./load.ts";
import { UndoUpdateBranch, UpdateBranch } from "./schema.ts";

/** Certificates keep the short fields of their device, so a corrected branch only changes what later documents say. */
export const updateBranch = command({
  name: "branch.update",
  permission: "branch:write",
  input: UpdateBranch,
  run: (ctx, { branchId, ...input }) =>
    ctx.atomically(async (tx) => {
      const before = await lockBranch(tx, branchId);
      await change(tx, before, input, "branch.update");
      const after = textOfValues(editableOf(await loadBranch(tx, branchId)));
      return { id: branchId, before: textOfValues(editableOf(before)), after };
    }),
});

/** Takes an edit back, as long as nobody changed the branch since; documents of the meantime keep what they said. Errors: `changed_meanwhile`. */
export const undoBranchUpdate = command({
  name: "branch.undo_update",
  permission: "branch:write",
  input: UndoUpdateBranch,
  run: (ctx, { branchId, before, after }) =>
    ctx.atomically(async (tx) => {
      const branch = await lockBranch(tx, branchId);
      refuseChanged(editableOf(branch), after);
      await change(tx, branch, before, "branch.undo_update");
      return { id: branchId };
    }),
});

type Branch = Awaited<ReturnType<typeof loadBranch>>;
type Fields = z.output<typeof UndoUpdateBranch>["before"];

/** What an edit can change; without a member it is the establishment's own. */
function editableOf(branch: Branch) {
  const { nameAr, nameEn, identifierScheme, identifierValue } = branch;
  const { street, buildingNumber, district, city, postalCode } = branch;
  const place = { street, buildingNumber, district, city, postalCode };
  return { memberId: branch.memberId ?? "", nameAr, nameEn, identifierScheme, identifierValue, ...place };
}

async function change(
  tx: Writer,
  branch: Branch,
  fields: Fields,
  action: "branch.update" | "branch.undo_update",
): Promise<void> {
  const { id, establishmentId } = branch;
  await tx.update(branches).set(fields).where(eq(branches.id, id));
  tx.audit({
    action,
    entity: "branch",
    entityId: id,
    establishmentId,
    detail: { changed: changedFields(branch, fields) },
  });
}
