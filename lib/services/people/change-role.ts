import { and, eq } from "drizzle-orm";
import { memberships } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { refuseLastOwner } from "./last-owner.ts";
import { refuseForeignBranches } from "./own-branches.ts";
import { ChangeRole } from "./schema.ts";
import { endSessions } from "./session.ts";

/** Another role for somebody who has one here; their sessions end, so that it counts at once. New people are invited. */
export const changeRole = command({
  name: "people.change_role",
  permission: "people:write",
  input: ChangeRole,
  fresh: async () => true,
  async run(ctx, { establishmentId, userId, role, branchIds }) {
    await ctx.atomically(async (tx) => {
      await refuseForeignBranches(tx, establishmentId, branchIds);
      if (role !== "owner") await refuseLastOwner(tx, establishmentId, userId);
      const [changed] = await tx
        .update(memberships)
        .set({ role, branchIds })
        .where(and(eq(memberships.establishmentId, establishmentId), eq(memberships.userId, userId)))
        .returning({ userId: memberships.userId });
      if (changed === undefined) throw new AppError("not_found");
      await endSessions(tx, userId, ctx.clock.now());
      const detail = { role, branches: branchIds };
      tx.audit({ action: "people.change_role", entity: "user", entityId: userId, establishmentId, detail });
    });
  },
});
