import { eq } from "drizzle-orm";
import { z } from "zod";
import { establishments } from "#db/schema/establishments.ts";
import { users } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { recordEstablishment } from "./create.ts";
import { CreateEstablishment } from "./schema.ts";

/** Records an establishment that is marked as a demonstration on every page, owned by the operators; undefined when it is there. */
export const createDemonstration = command({
  name: "establishment.create_demonstration",
  permission: "worker",
  input: z.object({ establishment: CreateEstablishment }),
  run: (ctx, { establishment }) =>
    ctx.atomically(async (tx) => {
      const [existing] = await tx
        .select({ id: establishments.id })
        .from(establishments)
        .where(eq(establishments.vatNumber, establishment.vatNumber));
      tx.audit({
        action: "establishment.create_demonstration",
        entity: "installation",
        entityId: "demonstration",
        establishmentId: null,
      });
      if (existing !== undefined) return undefined;
      const operators = await tx.select({ id: users.id }).from(users).where(eq(users.isOperator, true));
      const owners = operators.map(({ id }) => id);
      return await recordEstablishment(tx, { id: crypto.randomUUID(), ...establishment, isDemo: true }, owners);
    }),
});
