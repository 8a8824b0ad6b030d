import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { establishments } from "#db/schema/establishments.ts";
import { command, query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { refuseMistyped } from "#lib/services/devices/confirmation.ts";
import { refuseArchived } from "#lib/services/establishments/guard.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { simulationEvidence } from "./evidence.ts";
import { ArmEstablishment, DisarmEstablishment, OfArming } from "./schema.ts";

/** Opens production for an establishment, on what its devices proved in ZATCA's simulation or on its owner's word with a reason. */
export const armEstablishment = command({
  name: "establishment.arm",
  permission: "establishment:arm",
  input: ArmEstablishment,
  fresh: () => Promise.resolve(true),
  run: (ctx, { establishmentId, reason, confirmation }) =>
    ctx.atomically(async (tx) => {
      const establishment = await loadEstablishment(tx, establishmentId);
      if (ctx.gateway.reaches("simulator") || establishment.isDemo) throw new AppError("establishment.not_armable");
      refuseArchived(establishment);
      refuseMistyped(confirmation, establishment.vatNumber);
      const evidence = await simulationEvidence(tx, establishmentId);
      if (evidence.length === 0 && reason === undefined) throw new AppError("establishment.no_evidence");
      const basis = evidence.length > 0 ? "simulation" : "override";
      const armed = await tx
        .update(establishments)
        .set({ armedAt: ctx.clock.now(), armedBasis: basis, armedReason: reason ?? null })
        .where(and(eq(establishments.id, establishmentId), isNull(establishments.armedAt)))
        .returning({ id: establishments.id });
      if (armed.length === 0) throw new AppError("changed_meanwhile");
      tx.audit({
        action: "establishment.arm",
        entity: "establishment",
        entityId: establishmentId,
        establishmentId,
        detail: { basis, reason: reason ?? null, proven: evidence.map(({ name }) => name) },
      });
      return { id: establishmentId };
    }),
});

/** Closes production again, while no device of the establishment is live in it. */
export const disarmEstablishment = command({
  name: "establishment.disarm",
  permission: "establishment:arm",
  input: DisarmEstablishment,
  run: (ctx, { establishmentId, reason }) =>
    ctx.atomically(async (tx) => {
      await loadEstablishment(tx, establishmentId);
      const [live] = await tx
        .select({ id: devices.id })
        .from(devices)
        .where(
          and(
            eq(devices.establishmentId, establishmentId),
            eq(devices.environment, "production"),
            inArray(devices.status, ["live", "suspended"]),
          ),
        )
        .limit(1);
      if (live !== undefined) throw new AppError("establishment.in_use");
      const disarmed = await tx
        .update(establishments)
        .set({ armedAt: null, armedBasis: null, armedReason: null })
        .where(and(eq(establishments.id, establishmentId), isNotNull(establishments.armedAt)))
        .returning({ id: establishments.id });
      if (disarmed.length === 0) throw new AppError("changed_meanwhile");
      tx.audit({
        action: "establishment.disarm",
        entity: "establishment",
        entityId: establishmentId,
        establishmentId,
        detail: { reason },
      });
      return { id: establishmentId };
    }),
});

/** Whether an establishment is open for production, and what it could be opened on. */
export const showArming = query({
  name: "establishment.arming",
  permission: "establishment:read",
  input: OfArming,
  run: (ctx, { establishmentId }) =>
    ctx.read(async (db) => {
      const { armedAt, armedBasis, armedReason } = await loadEstablishment(db, establishmentId);
      return { armedAt, armedBasis, armedReason, evidence: await simulationEvidence(db, establishmentId) };
    }),
});
