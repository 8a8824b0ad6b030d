import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { revocations } from "#db/schema/revocations.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { revocationLifecycle } from "#lib/domain/revocation.ts";
import { AppError } from "#lib/errors.ts";
import { advanceDevice } from "#lib/services/devices/advance.ts";
import { refuseMistyped } from "#lib/services/devices/confirmation.ts";
import { lockDevice } from "#lib/services/devices/load.ts";
import { lockRevocation, openRevocation, type RevocationRecord } from "./load.ts";
import { OfRevocation, StateRevocation } from "./schema.ts";

/**
 * A person states that a unit was revoked in the portal, and why. That stops the device at once; the record is final only when a
 * second person, or the portal's own list, says the same.
 */
export const stateRevocation = command({
  name: "revocation.state",
  permission: "device:write",
  input: StateRevocation,
  run: (ctx, { deviceId, reason, confirmation }) =>
    ctx.atomically(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      refuseMistyped(confirmation, device.name);
      const at = ctx.clock.now();
      const known = await openRevocation(tx, deviceId);
      if (known === undefined && (device.status === "draft" || device.status === "ended"))
        throw new AppError("lifecycle.illegal_transition", { from: device.status, event: "revoked" });
      const state = revocationLifecycle.next(known?.state ?? "open", "stated");
      const stated = { state, statedAt: at, statedBy: personOf(ctx), statedByName: ctx.actor.name, reason };
      const id = known?.id ?? crypto.randomUUID();
      const { establishmentId, environment } = device;
      if (known === undefined)
        await tx
          .insert(revocations)
          .values({ id, deviceId, establishmentId, environment, cause: "portal", openedAt: at, ...stated });
      else await tx.update(revocations).set(stated).where(eq(revocations.id, id));
      if (device.status === "live")
        await advanceDevice(tx, device, "suspended", { suspendedAt: at, suspendedReason: reason });
      audit(tx, "revocation.state", { id, establishmentId }, { deviceId, reason, stopped: device.status === "live" });
      return { id: deviceId };
    }),
});

/** It was stated by mistake: the device may be resumed; an old unit still waits to be revoked. */
export const withdrawRevocation = command({
  name: "revocation.withdraw",
  permission: "device:write",
  input: OfRevocation,
  run: (ctx, { revocationId }) =>
    ctx.atomically(async (tx) => {
      const item = await lockRevocation(tx, revocationId);
      const event = item.cause === "portal" ? "withdrawn" : "reopened";
      const state = revocationLifecycle.next(item.state, event);
      const closed =
        state === "withdrawn"
          ? { closedAt: ctx.clock.now(), closedBy: personOf(ctx), closedByName: ctx.actor.name }
          : { statedAt: null, statedBy: null, statedByName: null, reason: null };
      await tx
        .update(revocations)
        .set({ state, ...closed })
        .where(eq(revocations.id, revocationId));
      audit(tx, "revocation.withdraw", item, { deviceId: item.deviceId, reason: item.reason });
      return { id: item.deviceId };
    }),
});

export const personOf = ({ actor }: Pick<Context, "actor">): string | null => (actor.kind === "user" ? actor.id : null);

export function audit(
  tx: Writer,
  action: string,
  { id, establishmentId }: Pick<RevocationRecord, "id" | "establishmentId">,
  detail: Readonly<Record<string, string | boolean | null>>,
): void {
  tx.audit({ action, entity: "revocation", entityId: id, establishmentId, detail });
}
