import { eq } from "drizzle-orm";
import { members } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { changedFields } from "#lib/services/establishments/update.ts";
import { UpdateMember } from "./schema.ts";

export const updateMember = command({
  name: "member.update",
  permission: "establishment:write",
  input: UpdateMember,
  async run(ctx, { memberId, ...input }) {
    return await ctx.atomically(async (tx) => {
      const [before] = await tx.select().from(members).where(eq(members.id, memberId));
      if (before === undefined) throw new AppError("not_found");
      await tx.update(members).set(input).where(eq(members.id, memberId));
      tx.audit({
        action: "member.update",
        entity: "member",
        entityId: memberId,
        establishmentId: before.establishmentId,
        detail: { changed: changedFields(before, input) },
      });
      return { id: memberId, establishmentId: before.establishmentId };
    });
  },
});
