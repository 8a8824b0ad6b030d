import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { abandonOpenEnrolment } from "#lib/services/enrolments/abandon.ts";
import { advanceDevice } from "./advance.ts";
import { lockDevice } from "./load.ts";
import { EndDevice } from "./schema.ts";

/** Archives a device that never went live. A live one is decommissioned, which also concerns its documents and the portal. */
export const endDraftDevice = command({
  name: "device.end_draft",
  permission: "device:write",
  input: EndDevice,
  async run(ctx, { deviceId, reason }) {
    return await ctx.atomically(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      if (device.status !== "draft") throw new AppError("device.live");
      await abandonOpenEnrolment(tx, device, ctx.clock.now());
      await advanceDevice(tx, device, "ended", {
        endedAt: ctx.clock.now(),
        endedAs: "archived",
        endedReason: reason,
      });
      tx.audit({
        action: "device.end_draft",
        entity: "device",
        entityId: deviceId,
        establishmentId: device.establishmentId,
        detail: { reason },
      });
      return { id: deviceId };
    });
  },
});
