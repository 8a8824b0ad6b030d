import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { command } from "#lib/command.ts";
import { changesOfCertificate } from "#lib/domain/device-changes.ts";
import { AppError } from "#lib/errors.ts";
import { refuseChanged, textOfValues } from "#lib/services/edit-undo.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { changedFields } from "#lib/services/establishments/update.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { refuseUncertifiable } from "./certificate-request.ts";
import { lockDevice, type DeviceRecord } from "./load.ts";
import { serve } from "./register.ts";
import { UndoUpdateDevice, UpdateDevice } from "./schema.ts";

/** What stands in the certificate can only change by a new onboarding; for a live device the person must have read that. */
export const updateDevice = command({
  name: "device.update",
  permission: "device:write",
  input: UpdateDevice,
  run: (ctx, { deviceId, consequencesAccepted, ...input }) =>
    ctx.atomically(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      const before = textOfValues(await editableOf(tx, device));
      const certified = changesOfCertificate(device, input);
      if (certified.length > 0 && device.status !== "draft" && !consequencesAccepted)
        throw new AppError("device.change_needs_onboarding", { fields: certified.join(",") });
      await change(tx, device, input, "device.update");
      return { id: deviceId, before, after: textOfValues(await editableOf(tx, await lockDevice(tx, deviceId))) };
    }),
});

/** Takes an edit back, as long as nobody changed the device since. Errors: `changed_meanwhile`. */
export const undoDeviceUpdate = command({
  name: "device.undo_update",
  permission: "device:write",
  input: UndoUpdateDevice,
  run: (ctx, { deviceId, before, after }) =>
    ctx.atomically(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      refuseChanged(await editableOf(tx, device), after);
      await change(tx, device, before, "device.undo_update");
      return { id: deviceId };
    }),
});

type Fields = z.output<typeof UndoUpdateDevice>["before"];

/** What an edit can change, with the served branches that the person sees. */
async function editableOf(tx: Writer, device: DeviceRecord): Promise<Fields> {
  const served = await tx
    .select({ id: deviceBranches.branchId })
    .from(deviceBranches)
    .where(eq(deviceBranches.deviceId, device.id));
  const { branchId, name, functionalityMap, egsSerial, csrCommonName } = device;
  const { csrOrganizationUnit, csrOrganization, csrAddress, csrIndustry } = device;
  return {
    branchId,
    servedBranchIds: served.map(({ id }) => id),
    name,
    functionalityMap,
    egsSerial,
    csrCommonName,
    csrOrganizationUnit,
    csrOrganization,
    csrAddress,
    csrIndustry,
  };
}

async function change(
  tx: Writer,
  device: DeviceRecord,
  { servedBranchIds, ...input }: Fields,
  action: "device.update" | "device.undo_update",
): Promise<void> {
  const { id, establishmentId, status } = device;
  if (status === "ended") throw new AppError("device.ended");
  const establishment = await loadEstablishment(tx, establishmentId);
  const settings = await readSettings(tx, device);
  refuseUncertifiable(input, establishment.vatNumber, settings["enrolment.csr_characters"]);
  await tx.update(devices).set(input).where(eq(devices.id, id));
  await serve(tx, device, [input.branchId, ...servedBranchIds]);
  const needsOnboarding = status !== "draft" && changesOfCertificate(device, input).length > 0;
  const detail = { changed: changedFields(device, input), needsOnboarding };
  tx.audit({ action, entity: "device", entityId: id, establishmentId, detail });
}
