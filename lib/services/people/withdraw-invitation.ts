import { and, eq, isNull } from "drizzle-orm";
import { invitations } from "#db/schema/invitations.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { OfInvitation } from "./schema.ts";

/** The link opens nothing any more. */
export const withdrawInvitation = command({
  name: "people.withdraw_invitation",
  permission: "people:write",
  input: OfInvitation,
  async run(ctx, { invitationId }) {
    await ctx.atomically(async (tx) => {
      const [gone] = await tx
        .update(invitations)
        .set({ revokedAt: ctx.clock.now() })
        .where(and(eq(invitations.id, invitationId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
        .returning({ establishmentId: invitations.establishmentId, email: invitations.email });
      if (gone === undefined) throw new AppError("not_found");
      const { establishmentId, email } = gone;
      const note = { entity: "invitation", entityId: invitationId, establishmentId, detail: { email } };
      tx.audit({ action: "people.withdraw_invitation", ...note });
    });
  },
});
