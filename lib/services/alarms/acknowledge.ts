import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { alarms } from "#db/schema/alarms.ts";
import { canIn } from "#lib/actor.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";

export const AcknowledgeAlarm = z.object({ credentialId: z.uuid() });

/**
 * Somebody who is told takes note of what rings for a certificate, or an admin does: it is told to nobody else until its next rung.
 * Errors: `auth.forbidden` for whom it is not told to.
 */
export const acknowledgeAlarm = command({
  name: "alarm.acknowledge",
  permission: "attention:write",
  input: AcknowledgeAlarm,
  run: (ctx, { credentialId }) =>
    ctx.atomically(async (tx) => {
      const { actor } = ctx;
      if (actor.kind !== "user") throw new AppError("auth.forbidden");
      const standing = and(
        eq(alarms.credentialId, credentialId),
        isNull(alarms.clearedAt),
        isNull(alarms.acknowledgedAt),
      );
      const rows = await tx
        .select({ userId: alarms.userId, establishmentId: alarms.establishmentId })
        .from(alarms)
        .where(standing);
      const mayTake = rows.some(
        ({ userId, establishmentId }) => userId === actor.id || canIn(actor, "alarm:any", establishmentId),
      );
      if (rows.length > 0 && !mayTake) throw new AppError("auth.forbidden");
      const taken = await tx
        .update(alarms)
        .set({ acknowledgedAt: ctx.clock.now(), acknowledgedBy: actor.id })
        .where(standing)
        .returning({ establishmentId: alarms.establishmentId, rung: alarms.rung });
      const [first] = taken;
      if (first === undefined) throw new AppError("not_found");
      const { establishmentId, rung } = first;
      const note = { entity: "credential", entityId: credentialId, establishmentId, detail: { rung } };
      tx.audit({ action: "alarm.acknowledge", ...note });
      return { acknowledged: taken.length };
    }),
});
