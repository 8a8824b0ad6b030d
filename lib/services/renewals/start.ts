import type { Writer } from "#db/atomically.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadDevice, type DeviceRecord } from "#lib/services/devices/load.ts";
import { needsFreshSignIn } from "#lib/services/enrolments/fresh.ts";
import { begin, openEnrolment } from "#lib/services/enrolments/start.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { openRevocation } from "#lib/services/revocations/load.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { findCurrent, hasEnded } from "./current.ts";
import { StartRenewal } from "./schema.ts";

/** Begins a second walk beside a live device, with a fresh key; starting twice finds the one that is under way. */
export const startRenewal = command({
  name: "renewal.start",
  permission: "enrolment:write",
  input: StartRenewal,
  fresh: async ({ deviceId }, ctx) => needsFreshSignIn(await ctx.read((db) => loadDevice(db, deviceId))),
  run: (ctx, { deviceId }) =>
    ctx.atomically(async (tx) => {
      const device = await loadDevice(tx, deviceId);
      const open = await openEnrolment(tx, device);
      if (open?.kind === "onboarding") throw new AppError("enrolment.already_open");
      if (open !== undefined) {
        tx.audit({
          action: "renewal.start_again",
          entity: "enrolment",
          entityId: open.id,
          establishmentId: device.establishmentId,
        });
        return { id: open.id, existing: true };
      }
      await refuseUnrenewable(tx, device, ctx.clock.now());
      return { id: await begin(ctx, tx, device, "renewal"), existing: false };
    }),
});

/** What is renewed keeps its identity: a device whose records no longer agree with its certificate is onboarded again. */
async function refuseUnrenewable(tx: Writer, device: DeviceRecord, at: Date): Promise<void> {
  const current = await findCurrent(tx, { deviceId: device.id, environment: device.environment });
  const renewable = device.custody === "central" && (device.status === "live" || device.status === "suspended");
  if (!renewable || current === undefined) throw new AppError("device.not_renewable");
  if ((await openRevocation(tx, device.id)) !== undefined) throw new AppError("revocation.under_way");
  const settings = await readSettings(tx, device);
  if (settings["renewal.expired"] === "onboard" && hasEnded(current, at))
    throw new AppError("device.certificate_ended");
  const { vatNumber } = await loadEstablishment(tx, device.establishmentId);
  const same =
    current.vatNumber === vatNumber &&
    current.egsSerial === device.egsSerial &&
    current.functionalityMap === device.functionalityMap &&
    current.commonName === device.csrCommonName;
  if (!same) throw new AppError("device.renewal_needs_onboarding");
}
