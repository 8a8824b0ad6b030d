import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { devices } from "#db/schema/devices.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { openRevocation } from "#lib/services/revocations/load.ts";
import { advanceDevice } from "./advance.ts";
import { lockDevice, type DeviceRecord } from "./load.ts";
import { EndDevice, OfDevice } from "./schema.ts";

/** Stops issuing, not reporting: what was issued is still sent. */
export const suspendDevice = command({
  name: "device.suspend",
  permission: "device:write",
  input: EndDevice,
  run: (ctx, { deviceId, reason }) =>
    ctx.atomically(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      if (device.custody === "watched") throw new AppError("device.only_watched");
      await suspend(ctx, tx, device, { reason });
      return { id: deviceId };
    }),
});

/** Lets a suspended device issue again, unless somebody states that it was revoked in the portal. */
export const resumeDevice = command({
  name: "device.resume",
  permission: "device:write",
  input: OfDevice,
  run: (ctx, { deviceId }) =>
    ctx.atomically(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      if ((await openRevocation(tx, deviceId)) !== undefined)
        throw new AppError("lifecycle.illegal_transition", { from: device.status, event: "resumed" });
      await resume(tx, device);
      return { id: deviceId };
    }),
});

/** Whoever asked for it, where another carries it out. */
type Asked = { readonly by?: string };

/** Inside a transaction that holds the device. */
export async function suspend(
  ctx: Pick<Context, "clock">,
  tx: Writer,
  device: DeviceRecord,
  detail: Asked & { readonly reason: string },
): Promise<void> {
  const facts = { suspendedAt: ctx.clock.now(), suspendedReason: detail.reason };
  await advanceDevice(tx, device, "suspended", facts);
  const { id: entityId, establishmentId } = device;
  tx.audit({ action: "device.suspend", entity: "device", entityId, establishmentId, detail });
}

/** Inside a transaction that holds the device. */
export async function resume(tx: Writer, device: DeviceRecord, detail: Asked = {}): Promise<void> {
  await advanceDevice(tx, device, "resumed");
  await tx.update(devices).set({ suspendedAt: null, suspendedReason: null }).where(eq(devices.id, device.id));
  const { id: entityId, establishmentId } = device;
  tx.audit({ action: "device.resume", entity: "device", entityId, establishmentId, detail });
}
