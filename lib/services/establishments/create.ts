import type { z } from "zod";
import type { Writer } from "#db/atomically.ts";
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
    const owners = actor.kind === "user" ? [actor.id] : [];
    return await ctx.reaching(id).atomically((tx) => recordEstablishment(tx, { id, ...input, isDemo: false }, owners));
  },
});

type Recorded = z.output<typeof CreateEstablishment> & { readonly id: string; readonly isDemo: boolean };

export async function recordEstablishment(
  tx: Writer,
  record: Recorded,
  owners: readonly string[],
): Promise<{ id: string }> {
  const { id, vatNumber } = record;
  await tx.insert(establishments).values(record);
  for (const userId of owners) await tx.insert(memberships).values({ establishmentId: id, userId, role: "owner" });
  tx.audit({
    action: "establishment.create",
    entity: "establishment",
    entityId: id,
    establishmentId: id,
    detail: { vatNumber },
  });
  return { id };
}
