import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { establishments } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "./load.ts";
import { OfEstablishment, SuspendVat } from "./schema.ts";

/** ZATCA holds the VAT registration suspended, which revokes every unit there: nothing is enrolled or issued, what was issued is sent. */
export const suspendVat = command({
  name: "establishment.suspend_vat",
  permission: "establishment:write",
  input: SuspendVat,
  run: (ctx, { establishmentId, reason }) =>
    ctx.atomically(async (tx) => {
      await loadEstablishment(tx, establishmentId);
      const suspended = await tx
        .update(establishments)
        .set({ vatSuspendedAt: ctx.clock.now(), vatSuspendedReason: reason })
        .where(and(eq(establishments.id, establishmentId), isNull(establishments.vatSuspendedAt)))
        .returning({ id: establishments.id });
      if (suspended.length === 0) throw new AppError("changed_meanwhile");
      tx.audit({
        action: "establishment.suspend_vat",
        entity: "establishment",
        entityId: establishmentId,
        establishmentId,
        detail: { reason },
      });
      return { id: establishmentId };
    }),
});

/** The registration is good again. Units that ZATCA revoked meanwhile must be onboarded anew; reconciliation shows which. */
export const resumeVat = command({
  name: "establishment.resume_vat",
  permission: "establishment:write",
  input: OfEstablishment,
  run: (ctx, { establishmentId }) =>
    ctx.atomically(async (tx) => {
      await loadEstablishment(tx, establishmentId);
      const resumed = await tx
        .update(establishments)
        .set({ vatSuspendedAt: null, vatSuspendedReason: null })
        .where(and(eq(establishments.id, establishmentId), isNotNull(establishments.vatSuspendedAt)))
        .returning({ id: establishments.id });
      if (resumed.length === 0) throw new AppError("changed_meanwhile");
      tx.audit({
        action: "establishment.resume_vat",
        entity: "establishment",
        entityId: establishmentId,
        establishmentId,
      });
      return { id: establishmentId };
    }),
});
