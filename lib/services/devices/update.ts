import { eq } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { command } from "#lib/command.ts";
import { changesOfCertificate } from "#lib/domain/device-changes.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { changedFields } from "#lib/services/establishments/update.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { refuseUncertifiable } from "./certificate-request.ts";
import { loadDevice } from "./load.ts";
import { serve } from "./register.ts";
import { UpdateDevice } from "./schema.ts";

/** What stands in the certificate can only change by a new onboarding; for a live device the person must have read that. */
export const updateDevice = command({
  name: "device.update",
  permission: "device:write",
  input: UpdateDevice,
  async run(ctx, { deviceId, servedBranchIds, consequencesAccepted, ...input }) {
    return await ctx.atomically(async (tx) => {
      const before = await loadDevice(tx, deviceId);
      const { establishmentId } = before;
      if (before.status === "ended") throw new AppError("device.ended");
      const establishment = await loadEstablishment(tx, establishmentId);
      const settings = await readSettings(tx, before);
      refuseUncertifiable(input, establishment.vatNumber, settings["enrolment.csr_characters"]);
      const certified = changesOfCertificate(before, input);
      if (certified.length > 0 && before.status !== "draft" && !consequencesAccepted)
        throw new AppError("device.change_needs_onboarding", { fields: certified.join(",") });
      await tx.update(devices).set(input).where(eq(devices.id, deviceId));
      await serve(tx, before, [input.branchId, ...servedBranchIds]);
      tx.audit({
        action: "device.update",
        entity: "device",
        entityId: deviceId,
        establishmentId,
        detail: {
          changed: changedFields(before, input),
          needsOnboarding: certified.length > 0 && before.status !== "draft",
        },
      });
      return { id: deviceId };
    });
  },
});
