import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { finishDevice } from "#lib/services/devices/finish.ts";
import { lockDevice } from "#lib/services/devices/load.ts";
import { EndDevice } from "#lib/services/devices/schema.ts";

/** Puts a device away that was only watched: nothing of it changes but that Khatm looks after its certificate no more. */
export const stopWatching = command({
  name: "take_over.stop_watching",
  permission: "fleet:write",
  input: EndDevice,
  run: (ctx, { deviceId, reason }) =>
    ctx.atomically(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      if (device.custody !== "watched" || device.status === "ended") throw new AppError("device.not_watched");
      await finishDevice(tx, device, { as: "archived", reason, at: ctx.clock.now() });
      const { establishmentId } = device;
      tx.audit({
        action: "take_over.stop_watching",
        entity: "device",
        entityId: deviceId,
        establishmentId,
        detail: { reason },
      });
      return { id: deviceId };
    }),
});
