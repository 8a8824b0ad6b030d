import { groups } from "#db/schema/groups.ts";
import { command } from "#lib/command.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { writeContents } from "./contents.ts";
import { CreateGroup } from "./schema.ts";

/** Puts people together who answer for the same branches and are told the same things. */
export const createGroup = command({
  name: "group.create",
  permission: "settings:write",
  input: CreateGroup,
  async run(ctx, { establishmentId, nameAr, nameEn, memberIds, branchIds }) {
    return await ctx.atomically(async (tx) => {
      await loadEstablishment(tx, establishmentId);
      const id = crypto.randomUUID();
      await tx.insert(groups).values({ id, establishmentId, nameAr, nameEn, createdAt: ctx.clock.now() });
      await writeContents(tx, { groupId: id, establishmentId, memberIds, branchIds });
      const detail = { nameAr, nameEn, members: memberIds, branches: branchIds };
      tx.audit({ action: "group.create", entity: "group", entityId: id, establishmentId, detail });
      return { id };
    });
  },
});
