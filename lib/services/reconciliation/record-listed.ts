import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { discrepancies, reconciliations } from "#db/schema/reconciliations.ts";
import { revocations } from "#db/schema/revocations.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { refuseMistyped } from "#lib/services/devices/confirmation.ts";
import { lockDevice, type DeviceRecord } from "#lib/services/devices/load.ts";
import { openRevocation, type RevocationRecord } from "#lib/services/revocations/load.ts";
import { closeAsRecorded } from "#lib/services/revocations/record.ts";
import { personOf } from "#lib/services/revocations/state.ts";
import { RecordListed } from "./schema.ts";

/** A unit that the portal shows as revoked and that is live here ends as revoked: the list is the second witness. */
export const recordListed = command({
  name: "reconciliation.record_revoked",
  permission: "fleet:write",
  input: RecordListed,
  run: (ctx, { discrepancyId, confirmation }) =>
    ctx.atomically(async (tx) => {
      const [found] = await tx
        .select({ discrepancy: discrepancies, at: reconciliations.at })
        .from(discrepancies)
        .innerJoin(reconciliations, eq(reconciliations.id, discrepancies.reconciliationId))
        .where(eq(discrepancies.id, discrepancyId));
      const deviceId = found?.discrepancy.deviceId;
      if (found === undefined || deviceId == null) throw new AppError("not_found");
      const device = await lockDevice(tx, deviceId);
      const revoked = found.discrepancy.kind === "revoked_there";
      if (!revoked || (device.status !== "live" && device.status !== "suspended"))
        throw new AppError("lifecycle.illegal_transition", { from: device.status, event: "revoked" });
      refuseMistyped(confirmation, device.name);
      const by = personOf(ctx);
      const name = ctx.actor.name;
      const item = (await openRevocation(tx, deviceId)) ?? (await stated(tx, device, { at: found.at, by, name }));
      await closeAsRecorded(tx, item, { witness: "list", at: ctx.clock.now(), by, name });
      return { id: found.discrepancy.reconciliationId };
    }),
});

type Stated = { readonly at: Date; readonly by: string | null; readonly name: string };

/** Opens the item of a unit of which only the list tells. */
async function stated(tx: Writer, device: DeviceRecord, { at, by, name }: Stated): Promise<RevocationRecord> {
  const { id: deviceId, establishmentId, environment } = device;
  const [opened] = await tx
    .insert(revocations)
    .values({
      deviceId,
      establishmentId,
      environment,
      cause: "portal",
      openedAt: at,
      statedAt: at,
      statedBy: by,
      statedByName: name,
    })
    .returning();
  if (opened === undefined) throw new AppError("changed_meanwhile");
  return opened;
}
