import { establishments } from "#db/schema/establishments.ts";
import { memberships } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { CreateEstablishment } from "./schema.ts";

/** The operator who records an establishment becomes its first owner; the owner may appoint others and leave. */
export const createEstablishment = command({
  name: "establishment.create",
  permission: "establishment:create",
  input: CreateEstablishment,
  async run(ctx, input) {
    const { actor } = ctx;
    const id = crypto.randomUUID();
    return await ctx.reaching(id).atomically(async (tx) => {
      await tx.insert(establishments).values({ id, ...input });
      if (actor.kind === "user")
        await tx.insert(memberships).values({ establishmentId: id, userId: actor.id, role: "owner" });
      tx.audit({
        action: "establishment.create",
        entity: "establishment",
        entityId: id,
        establishmentId: id,
        detail: { vatNumber: input.vatNumber },
      });
      return { id };
    });
  },
});
