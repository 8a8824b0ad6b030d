import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { chains, credentials } from "#db/schema/credentials.ts";
import { deviceBranches } from "#db/schema/devices.ts";
import { keyPairs } from "#db/schema/enrolments.ts";
import type { Writer } from "#db/atomically.ts";
import type { TransactionKind } from "#lib/domain/document.ts";
import { issuingStop } from "#lib/domain/issuing.ts";
import { AppError } from "#lib/errors.ts";
import { loadDevice, type DeviceRecord } from "#lib/services/devices/load.ts";

/** The device and the branch that a document is asked of. A branch that the device does not serve is refused. */
export async function loadIssuer(db: Pick<Reader, "select">, deviceId: string, branchId: string | undefined) {
  const device = await loadDevice(db, deviceId);
  const [served] = await db
    .select({ branchId: deviceBranches.branchId })
    .from(deviceBranches)
    .where(and(eq(deviceBranches.deviceId, deviceId), eq(deviceBranches.branchId, branchId ?? device.branchId)));
  if (served === undefined) throw new AppError("document.branch_not_served");
  return { device, branchId: served.branchId };
}

/** The device's live production credential with its sealed key, or a refusal that says why the device may not issue now. */
export async function loadSigner(db: Pick<Reader, "select">, deviceId: string, kind: TransactionKind, now: Date) {
  const device = await loadDevice(db, deviceId);
  const [signer] = await db
    .select({
      id: credentials.id,
      certificate: credentials.certificate,
      notAfter: credentials.notAfter,
      functionalityMap: credentials.functionalityMap,
      chainId: credentials.chainId,
      keyPairId: keyPairs.id,
      privateKeySealed: keyPairs.privateKeySealed,
    })
    .from(credentials)
    .innerJoin(keyPairs, eq(keyPairs.id, credentials.keyPairId))
    .where(
      and(
        eq(credentials.deviceId, deviceId),
        eq(credentials.environment, device.environment),
        eq(credentials.kind, "production"),
        eq(credentials.status, "live"),
      ),
    );
  const { notAfter = null, functionalityMap = null } = signer ?? {};
  const certificate = notAfter === null || functionalityMap === null ? null : { notAfter, functionalityMap };
  const stop = issuingStop({ now, deviceStatus: device.status, certificate, kind });
  if (stop !== undefined) throw new AppError(stop.code, stop.params);
  if (signer?.certificate == null) throw new AppError("certificate.unreadable");
  return { ...signer, certificate: signer.certificate };
}

export type Signer = Awaited<ReturnType<typeof loadSigner>>;

/** The open chain of the device, held against every other issue until this transaction ends. */
export async function lockChain(tx: Writer, { id, environment }: DeviceRecord) {
  const lock = () =>
    tx
      .select({ id: chains.id, lastIcv: chains.lastIcv, lastHash: chains.lastHash })
      .from(chains)
      .where(and(eq(chains.deviceId, id), eq(chains.environment, environment), eq(chains.status, "open")))
      .for("update");
  // A chain that was closed while we waited for it has a successor, which only a new statement sees.
  const [chain] = await lock().then(async (found) => (found.length > 0 ? found : await lock()));
  if (chain === undefined) throw new AppError("document.device_not_live", { status: "uncertified" });
  return chain;
}

export type LockedChain = Awaited<ReturnType<typeof lockChain>>;
