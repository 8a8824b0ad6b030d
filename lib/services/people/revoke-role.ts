import { and, eq } from "drizzle-orm";
import { memberships } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { refuseLastOwner } from "./grant-role.ts";
import { RevokeRole } from "./schema.ts";
import { endSessions } from "./session.ts";

export const revokeRole = command({
  name: "people.revoke_role",
  permission: "people:write",
  input: RevokeRole,
  fresh: async () => true,
  async run(ctx, { establishmentId, userId }) {
    await ctx.atomically(async (tx) => {
      await refuseLastOwner(tx, establishmentId, userId);
      const [gone] = await tx
        .delete(memberships)
        .where(and(eq(memberships.establishmentId, establishmentId), eq(memberships.userId, userId)))
        .returning({ role: memberships.role });
      if (gone === undefined) throw new AppError("not_found");
      await endSessions(tx, userId, ctx.clock.now());
      const detail = { role: gone.role };
      tx.audit({ action: "people.revoke_role", entity: "user", entityId: userId, establishmentId, detail });
    });
  },
});
