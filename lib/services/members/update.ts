import { and, eq, inArray } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { devices } from "#db/schema/devices.ts";
import { members } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { changedFields } from "#lib/services/establishments/update.ts";
import { UpdateMember } from "./schema.ts";

/** A new TIN makes the certificates that name the member untrue, so it asks for consent to onboard their devices anew. */
export const updateMember = command({
  name: "member.update",
  permission: "establishment:write",
  input: UpdateMember,
  async run(ctx, { memberId, consequencesAccepted, ...input }) {
    return await ctx.atomically(async (tx) => {
      const [before] = await tx.select().from(members).where(eq(members.id, memberId));
      if (before === undefined) throw new AppError("not_found");
      if (before.tin !== input.tin && !consequencesAccepted) {
        const count = await devicesNaming(tx, before);
        if (count > 0) throw new AppError("member.change_needs_onboarding", { count });
      }
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

async function devicesNaming(tx: Writer, member: typeof members.$inferSelect): Promise<number> {
  const rows = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(
      and(
        eq(devices.establishmentId, member.establishmentId),
        eq(devices.csrOrganizationUnit, member.tin),
        inArray(devices.status, ["live", "suspended"]),
      ),
    );
  return rows.length;
}
