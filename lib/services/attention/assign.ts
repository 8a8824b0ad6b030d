import { and, eq } from "drizzle-orm";
import { assignments } from "#db/schema/snoozes.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadGroup } from "#lib/services/groups/load.ts";
import { refuseForeignItem } from "./item.ts";
import { Assign } from "./schema.ts";

/** Gives an item to another group than its branch's. */
export const assignItem = command({
  name: "attention.assign",
  permission: "attention:write",
  input: Assign,
  async run(ctx, { groupId, ...item }) {
    const { establishmentId, deviceId, source, subject } = item;
    await ctx.atomically(async (tx) => {
      await refuseForeignItem(tx, item);
      if (groupId !== null && (await loadGroup(tx, groupId)).establishmentId !== establishmentId)
        throw new AppError("not_found");
      const own = and(
        eq(assignments.establishmentId, establishmentId),
        eq(assignments.source, source),
        eq(assignments.subject, subject),
      );
      await tx.delete(assignments).where(own);
      if (groupId !== null)
        await tx
          .insert(assignments)
          .values({ establishmentId, deviceId, source, subject, groupId, assignedAt: ctx.clock.now() });
      const note = { entity: "attention_item", entityId: subject, establishmentId, detail: { source, group: groupId } };
      tx.audit({ action: "attention.assign", ...note });
    });
  },
});
