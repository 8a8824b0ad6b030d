import { command } from "#lib/command.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import { hold } from "./holds.ts";
import { HoldQueue } from "./schema.ts";

/** Lets a device's documents wait until a person lets them go on. Issuing goes on, and so do the clocks. */
export const holdDocuments = command({
  name: "device.hold_documents",
  permission: "device:write",
  input: HoldQueue,
  run: (ctx, { deviceId, note }) =>
    ctx.atomically(async (tx) => {
      const { establishmentId, environment } = await loadDevice(tx, deviceId);
      const held = { establishmentId, environment, deviceId };
      await hold(tx, held, { reason: "person", now: ctx.clock.now(), probeAt: null, note });
      return { deviceId };
    }),
});
