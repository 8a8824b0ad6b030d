import { and, eq, ne } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { command } from "#lib/command.ts";
import { egsSerialOf } from "#lib/domain/csr-proposal.ts";
import { AppError } from "#lib/errors.ts";
import { copyOf } from "#lib/services/devices/copy.ts";
import { lockDevice } from "#lib/services/devices/load.ts";
import { refuseUnready } from "#lib/services/establishments/guard.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { PromoteDevice } from "./schema.ts";

/**
 * Takes a device proven in ZATCA's simulation to production: a draft of the same place there, which gets a key and a chain of its
 * own by its onboarding. The device in the simulation goes on rehearsing.
 */
export const promoteDevice = command({
  name: "device.promote",
  permission: "device:write",
  input: PromoteDevice,
  fresh: () => Promise.resolve(true),
  run: (ctx, { deviceId }) =>
    ctx.atomically(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      const proven = device.environment === "simulation" && device.custody === "central" && device.status === "live";
      if (!proven) throw new AppError("device.not_promotable");
      const establishment = await loadEstablishment(tx, device.establishmentId);
      refuseUnready(establishment, "production");
      const [promoted] = await tx
        .select({ id: devices.id })
        .from(devices)
        .where(and(eq(devices.promotedFromId, deviceId), ne(devices.status, "ended")));
      if (promoted !== undefined) throw new AppError("device.not_promotable");
      const egsSerial = egsSerialOf("Khatm", "1", crypto.randomUUID());
      const id = await copyOf(tx, device, { environment: "production", egsSerial, promotedFromId: deviceId });
      tx.audit({
        action: "device.promote",
        entity: "device",
        entityId: id,
        establishmentId: device.establishmentId,
        detail: { promotedFrom: deviceId, egsSerial },
      });
      return { id };
    }),
});
