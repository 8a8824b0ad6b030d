import { members } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { isVatGroup } from "#lib/domain/identifiers.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { AddMember } from "./schema.ts";

/** A legal entity of a VAT group; elsewhere the establishment itself is the only member. */
export const addMember = command({
  name: "member.add",
  permission: "establishment:write",
  input: AddMember,
  async run(ctx, input) {
    return await ctx.atomically(async (tx) => {
      const { establishmentId } = input;
      const establishment = await loadEstablishment(tx, establishmentId);
      if (!isVatGroup(establishment.vatNumber)) throw new AppError("member.only_in_group");
      const id = crypto.randomUUID();
      await tx.insert(members).values({ id, ...input });
      tx.audit({ action: "member.add", entity: "member", entityId: id, establishmentId, detail: { tin: input.tin } });
      return { id, establishmentId };
    });
  },
});
