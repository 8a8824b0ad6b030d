import { and, eq, ne } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { devices } from "#db/schema/devices.ts";
import { command } from "#lib/command.ts";
import { egsSerialOf } from "#lib/domain/csr-proposal.ts";
import { AppError } from "#lib/errors.ts";
import { refuseUnready } from "#lib/services/establishments/guard.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { openPortalItem } from "#lib/services/revocations/open.ts";
import { wakeLane } from "#lib/services/submissions/wake.ts";
import { refuseMistyped } from "./confirmation.ts";
import { waitingDocuments } from "./consequences.ts";
import { copyOf } from "./copy.ts";
import { finishDevice } from "./finish.ts";
import { lockDevice, type DeviceRecord } from "./load.ts";
import { ReplaceDevice } from "./schema.ts";

/** Makes a draft with a new identity at the same place. The old unit goes on until the new one is live, and ends in that moment. */
export const replaceDevice = command({
  name: "device.replace",
  permission: "device:write",
  input: ReplaceDevice,
  run: (ctx, { deviceId, confirmation }) =>
    ctx.atomically(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      if (device.custody !== "central" || device.status === "draft" || device.status === "ended")
        throw new AppError("device.not_replaceable");
      refuseMistyped(confirmation, device.name);
      refuseUnready(await loadEstablishment(tx, device.establishmentId), device.environment);
      const [under] = await tx
        .select({ id: devices.id })
        .from(devices)
        .where(and(eq(devices.replacesId, deviceId), ne(devices.status, "ended")));
      if (under !== undefined) throw new AppError("device.not_replaceable");
      const egsSerial = egsSerialOf("Khatm", "1", crypto.randomUUID());
      const id = await copyOf(tx, device, { environment: device.environment, egsSerial, replacesId: deviceId });
      tx.audit({
        action: "device.replace",
        entity: "device",
        entityId: id,
        establishmentId: device.establishmentId,
        detail: { replaces: deviceId, egsSerial },
      });
      return { id };
    }),
});

/** The new unit is live: the one whose place it takes ends, and must be revoked in the portal. */
export async function finishReplaced(tx: Writer, successor: DeviceRecord, at: Date): Promise<void> {
  if (successor.replacesId === null) return;
  const old = await lockDevice(tx, successor.replacesId);
  if (old.status === "ended") return;
  const waiting = await waitingDocuments(tx, old);
  await finishDevice(tx, old, { as: "replaced", reason: successor.egsSerial, at });
  await openPortalItem(tx, old, { cause: "replaced", at });
  if (waiting > 0) tx.enqueue(wakeLane(old));
  tx.audit({
    action: "device.replaced",
    entity: "device",
    entityId: old.id,
    establishmentId: old.establishmentId,
    detail: { successor: successor.id, waiting },
  });
}
