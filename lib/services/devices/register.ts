import { and, asc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { refuseArchived } from "#lib/services/establishments/guard.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { refuseUncertifiable } from "./certificate-request.ts";
import { RegisterDevice } from "./schema.ts";

/** Registering the same serial twice in one environment finds the existing device. */
export const registerDevice = command({
  name: "device.register",
  permission: "device:write",
  input: RegisterDevice,
  run: (ctx, input) => ctx.atomically((tx) => register(tx, input)),
});

/** Inside a transaction that may hold more. */
export async function register(tx: Writer, { servedBranchIds, ...input }: z.output<typeof RegisterDevice>) {
  const { establishmentId, environment, egsSerial } = input;
  const establishment = await loadEstablishment(tx, establishmentId);
  refuseArchived(establishment);
  const settings = await readSettings(tx, input);
  refuseUncertifiable(input, establishment.vatNumber, settings["enrolment.csr_characters"]);
  const id = crypto.randomUUID();
  const [created] = await tx
    .insert(devices)
    .values({ id, ...input })
    .onConflictDoNothing({ target: [devices.establishmentId, devices.environment, devices.egsSerial] })
    .returning({ id: devices.id });
  if (created === undefined) return await existing(tx, establishmentId, environment, egsSerial);
  await serve(tx, { id, establishmentId }, [input.branchId, ...servedBranchIds]);
  tx.audit({
    action: "device.register",
    entity: "device",
    entityId: id,
    establishmentId,
    detail: { egsSerial, environment },
  });
  return { id, existing: false };
}

async function existing(
  tx: Writer,
  establishmentId: string,
  environment: (typeof devices.$inferSelect)["environment"],
  egsSerial: string,
): Promise<{ id: string; existing: boolean }> {
  const [found] = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(
      and(
        eq(devices.establishmentId, establishmentId),
        eq(devices.environment, environment),
        eq(devices.egsSerial, egsSerial),
      ),
    );
  if (found === undefined) throw new AppError("device.serial_taken");
  tx.audit({ action: "device.register_again", entity: "device", entityId: found.id, establishmentId });
  return { id: found.id, existing: true };
}

/**
 * Declares the branches that a device may issue for; each must be an open branch of the same establishment. Branches that the
 * person does not see stay as they are.
 */
export async function serve(
  tx: Writer,
  device: { id: string; establishmentId: string },
  branchIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(branchIds)];
  const found = await tx
    .select({ id: branches.id, archivedAt: branches.archivedAt })
    .from(branches)
    .where(and(eq(branches.establishmentId, device.establishmentId), inArray(branches.id, wanted)))
    .orderBy(asc(branches.id))
    // nobody archives them before this is committed
    .for("share");
  if (found.length !== wanted.length) throw new AppError("not_found");
  if (found.some(({ archivedAt }) => archivedAt !== null)) throw new AppError("branch.archived");
  const seen = tx.select({ id: branches.id }).from(branches);
  await tx
    .delete(deviceBranches)
    .where(and(eq(deviceBranches.deviceId, device.id), inArray(deviceBranches.branchId, seen)));
  await tx
    .insert(deviceBranches)
    .values(wanted.map((branchId) => ({ deviceId: device.id, branchId, establishmentId: device.establishmentId })));
}
