import { eq } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { openRevocation } from "#lib/services/revocations/load.ts";
import { advanceDevice } from "./advance.ts";
import { lockDevice } from "./load.ts";
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
      await advanceDevice(tx, device, "suspended", { suspendedAt: ctx.clock.now(), suspendedReason: reason });
      tx.audit({
        action: "device.suspend",
        entity: "device",
        entityId: deviceId,
        establishmentId: device.establishmentId,
        detail: { reason },
      });
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
      await advanceDevice(tx, device, "resumed");
      await tx.update(devices).set({ suspendedAt: null, suspendedReason: null }).where(eq(devices.id, deviceId));
      tx.audit({
        action: "device.resume",
        entity: "device",
        entityId: deviceId,
        establishmentId: device.establishmentId,
      });
      return { id: deviceId };
    }),
});
