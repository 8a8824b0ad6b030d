import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { openPortalItem } from "#lib/services/revocations/open.ts";
import { wakeLane } from "#lib/services/submissions/wake.ts";
import { waitingDocuments } from "./consequences.ts";
import { refuseMistyped } from "./confirmation.ts";
import { finishDevice } from "./finish.ts";
import { lockDevice } from "./load.ts";
import { DecommissionDevice } from "./schema.ts";

/** Takes a unit out of use for good. Documents that wait hold it up until the person accepts that they are sent afterwards. */
export const decommissionDevice = command({
  name: "device.decommission",
  permission: "device:write",
  input: DecommissionDevice,
  run: (ctx, { deviceId, reason, confirmation, waitingAccepted }) =>
    ctx.atomically(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      if (device.status === "draft" || device.status === "ended")
        throw new AppError("lifecycle.illegal_transition", { from: device.status, event: "decommissioned" });
      refuseMistyped(confirmation, device.name);
      const waiting = await waitingDocuments(tx, device);
      if (waiting > 0 && !waitingAccepted) throw new AppError("device.documents_wait", { count: waiting });
      const at = ctx.clock.now();
      await finishDevice(tx, device, { as: "decommissioned", reason, at });
      await openPortalItem(tx, device, { cause: "decommissioned", at });
      if (waiting > 0) tx.enqueue(wakeLane(device));
      tx.audit({
        action: "device.decommission",
        entity: "device",
        entityId: deviceId,
        establishmentId: device.establishmentId,
        detail: { reason, waiting },
      });
      return { id: deviceId };
    }),
});
