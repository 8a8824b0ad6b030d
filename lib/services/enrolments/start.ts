import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { complianceChecks, enrolmentEvents, enrolments } from "#db/schema/enrolments.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { buildCsr } from "#lib/crypto/build-csr.ts";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import { stepsFor } from "#lib/domain/functionality-map.ts";
import { AppError } from "#lib/errors.ts";
import { csrConfigOf } from "#lib/services/devices/certificate-request.ts";
import { loadDevice, lockDevice, type DeviceRecord } from "#lib/services/devices/load.ts";
import { refuseUnready } from "#lib/services/establishments/guard.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { needsFreshSignIn } from "./fresh.ts";
import { isOpenWalk } from "./open-walk.ts";
import { freshKey, presentKey } from "./walk-key.ts";
import { StartEnrolment } from "./schema.ts";

/** Makes the key pair and the certificate request of a device; starting twice finds the walk that is under way. */
export const startEnrolment = command({
  name: "enrolment.start",
  permission: "enrolment:write",
  input: StartEnrolment,
  fresh: async ({ deviceId }, ctx) => needsFreshSignIn(await ctx.read((db) => loadDevice(db, deviceId))),
  async run(ctx, { deviceId }) {
    return await ctx.atomically(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      if (device.custody === "local" || device.status === "ended") throw new AppError("device.not_enrollable");
      const open = await openEnrolment(tx, device);
      if (open !== undefined) {
        tx.audit({
          action: "enrolment.start_again",
          entity: "enrolment",
          entityId: open.id,
          establishmentId: device.establishmentId,
        });
        return { id: open.id, existing: true };
      }
      return { id: await begin(ctx, tx, device), existing: false };
    });
  },
});

export async function openEnrolment(tx: Writer, device: DeviceRecord) {
  const [open] = await tx
    .select()
    .from(enrolments)
    .where(and(eq(enrolments.deviceId, device.id), eq(enrolments.environment, device.environment), isOpenWalk));
  return open;
}

/** A key pair and request, ready for a code. */
export async function begin(
  ctx: Context,
  tx: Writer,
  device: DeviceRecord,
  kind: EnrolmentKind = "onboarding",
): Promise<string> {
  const establishment = await loadEstablishment(tx, device.establishmentId);
  refuseUnready(establishment, device.environment);
  const settings = await readSettings(tx, device);
  const keep = kind === "renewal" && settings["renewal.key"] === "keep";
  const { keyPairId, privateKey } = (keep && (await presentKey(ctx, tx, device))) || (await freshKey(ctx, tx, device));
  const csr = await buildCsr({
    config: csrConfigOf(device, establishment.vatNumber),
    environment: device.environment,
    privateKey,
    templateStringType: settings["enrolment.template_string_type"],
    checks: { characters: settings["enrolment.csr_characters"] },
  });
  const { id: deviceId, establishmentId, environment, functionalityMap } = device;
  const id = crypto.randomUUID();
  const at = ctx.clock.now();
  const owned = { deviceId, establishmentId, environment };
  await tx.insert(enrolments).values({
    id,
    ...owned,
    kind,
    functionalityMap,
    keyPairId,
    csrPem: csr.pem,
    createdAt: at,
    updatedAt: at,
  });
  await tx
    .insert(complianceChecks)
    .values(stepsFor(functionalityMap).map((step) => ({ enrolmentId: id, ...owned, step })));
  await tx
    .insert(enrolmentEvents)
    .values({ enrolmentId: id, ...owned, at, event: "started", fromStatus: "ready", toStatus: "ready" });
  tx.audit({
    action: "enrolment.start",
    entity: "enrolment",
    entityId: id,
    establishmentId,
    detail: { kind, environment, functionalityMap },
  });
  return id;
}
