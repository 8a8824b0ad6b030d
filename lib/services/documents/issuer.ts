import { and, eq, isNull, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { statement } from "#db/statement.ts";
import { chainStops } from "#db/schema/chain-stops.ts";
import { chains, credentials } from "#db/schema/credentials.ts";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { keyPairs } from "#db/schema/enrolments.ts";
import { branches, establishments, members } from "#db/schema/establishments.ts";
import type { TransactionKind } from "#lib/domain/document.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { issuingStop } from "#lib/domain/issuing.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { AppError } from "#lib/errors.ts";
import { sellerFactsOf } from "#lib/services/branches/seller-facts.ts";
import { liveProduction } from "#lib/services/credentials/of-device.ts";
import type { DeviceRecord } from "#lib/services/devices/load.ts";
import { refuseIssuing } from "#lib/services/establishments/guard.ts";

/** The device, the branch that a document is asked of and who sells there. A branch that the device does not serve is refused. */
export async function loadIssuer(db: Pick<Reader, "select">, deviceId: string, branchId: string | undefined) {
  const [found] = await selectIssuer(db, { deviceId, branchId: branchId ?? null });
  if (found === undefined)
    throw new AppError("not_found", {}, [{ path: "deviceId", code: "device_unknown", params: {} }]);
  if (found.served === null) throw new AppError("document.branch_not_served");
  const { device, branch, member } = found;
  if (branch === null || found.establishment === null) throw new AppError("not_found");
  return { device, branchId: branch.id, seller: sellerFactsOf({ branch, member, establishment: found.establishment }) };
}

const selectIssuer = statement<{ deviceId: string; branchId: string | null }>()((db, given) => {
  const asked = sql`coalesce(${given("branchId")}::uuid, ${devices.branchId})`;
  return db
    .select({
      device: devices,
      served: deviceBranches.branchId,
      branch: branches,
      member: members,
      establishment: establishments,
    })
    .from(devices)
    .leftJoin(deviceBranches, and(eq(deviceBranches.deviceId, devices.id), eq(deviceBranches.branchId, asked)))
    .leftJoin(branches, eq(branches.id, deviceBranches.branchId))
    .leftJoin(establishments, eq(establishments.id, branches.establishmentId))
    .leftJoin(members, eq(members.id, branches.memberId))
    .where(eq(devices.id, given("deviceId")));
});

/** The device's status of this moment and its live production credential with the sealed key. */
export async function findSigner(db: Pick<Reader, "select">, deviceId: string) {
  const [found] = await selectSigner(db, { deviceId });
  if (found === undefined) throw new AppError("not_found");
  return found;
}

const selectSigner = statement<{ deviceId: string }>()((db, given) =>
  db
    .select({
      deviceStatus: devices.status,
      custody: devices.custody,
      environment: devices.environment,
      armedAt: establishments.armedAt,
      vatSuspendedAt: establishments.vatSuspendedAt,
      id: credentials.id,
      certificate: credentials.certificate,
      notAfter: credentials.notAfter,
      functionalityMap: credentials.functionalityMap,
      certifiedVatNumber: credentials.vatNumber,
      vatNumber: establishments.vatNumber,
      chainId: credentials.chainId,
      keyPairId: keyPairs.id,
      privateKeySealed: keyPairs.privateKeySealed,
    })
    .from(devices)
    .innerJoin(establishments, eq(establishments.id, devices.establishmentId))
    .leftJoin(credentials, liveProduction)
    .leftJoin(keyPairs, eq(keyPairs.id, credentials.keyPairId))
    .where(eq(devices.id, given("deviceId"))),
);

type Candidate = Awaited<ReturnType<typeof findSigner>>;

/** The candidate as one that may sign a document of this kind now, or a refusal that says why not. */
export function admitSigner(
  candidate: Candidate,
  kind: TransactionKind,
  { now, settings }: { readonly now: Date; readonly settings: Settings },
) {
  const { deviceStatus, custody, notAfter, functionalityMap } = candidate;
  if (custody !== "central") throw new AppError("document.device_not_live", { status: custody });
  refuseIssuing(candidate, candidate.environment);
  const stopBeforeEndMs = settings["document.stop_before_end_ms"];
  const ends = notAfter === null || functionalityMap === null ? null : { notAfter, functionalityMap };
  const stop = issuingStop({ now, deviceStatus, certificate: ends, kind, stopBeforeEndMs });
  if (stop !== undefined) throw new AppError(stop.code, stop.params);
  const { id, certificate, chainId, keyPairId, privateKeySealed, vatNumber, certifiedVatNumber } = candidate;
  if (id === null || certificate === null || keyPairId === null || privateKeySealed === null)
    throw new AppError("certificate.unreadable");
  if (certifiedVatNumber !== vatNumber) throw new AppError("document.certificate_of_another_number", { vatNumber });
  return { id, certificate, chainId, keyPairId, privateKeySealed };
}

export type Signer = ReturnType<typeof admitSigner>;

/** The open chain of the device, held against every other issue until this transaction ends, and who may sign on it then. */
export async function lockChain(tx: Writer, { id, environment }: DeviceRecord) {
  // Sent together and answered in order, so the signer is that of the moment when the chain is held.
  const held = () => Promise.all([holdChain(tx, { deviceId: id, environment }), findSigner(tx, id)]);
  // A chain that was closed while we waited for it has a successor, which only a new statement sees.
  const [[chain], candidate] = await held().then(async (found) => (found[0].length > 0 ? found : await held()));
  if (chain === undefined) throw await noOpenChain(tx, id, environment);
  return { chain, candidate };
}

const holdChain = statement<{ deviceId: string; environment: Environment }>()((db, given) =>
  db
    .select({ id: chains.id, lastIcv: chains.lastIcv, lastHash: chains.lastHash })
    .from(chains)
    .where(
      and(
        eq(chains.deviceId, given("deviceId")),
        eq(chains.environment, given("environment")),
        eq(chains.status, "open"),
      ),
    )
    .for("update"),
);

async function noOpenChain(tx: Writer, deviceId: string, environment: DeviceRecord["environment"]): Promise<AppError> {
  const [stop] = await tx
    .select({ reason: chainStops.reason })
    .from(chainStops)
    .innerJoin(chains, and(eq(chains.id, chainStops.chainId), eq(chains.status, "stopped")))
    .where(and(eq(chains.deviceId, deviceId), eq(chains.environment, environment), isNull(chainStops.resumedAt)));
  if (stop !== undefined) return new AppError("chain.stopped", { reason: stop.reason });
  return new AppError("document.device_not_live", { status: "uncertified" });
}

export type LockedChain = Awaited<ReturnType<typeof lockChain>>["chain"];
