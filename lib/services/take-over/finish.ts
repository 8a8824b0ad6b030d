import { and, eq, ne } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { attempts } from "#db/partitioned/attempts.ts";
import { chainStops } from "#db/schema/chain-stops.ts";
import { chains, credentials } from "#db/schema/credentials.ts";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { keyPairs } from "#db/schema/enrolments.ts";
import { takeOvers } from "#db/schema/take-overs.ts";
import type { Context } from "#lib/context.ts";
import { readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import { publicKeyOf } from "#lib/crypto/key-pair.ts";
import { retirePredecessor } from "#lib/services/enrolments/change-over.ts";
import { auditOpening, readColumns } from "#lib/services/enrolments/credential.ts";
import { admitUnit, type Admitted } from "./admit.ts";
import { endTakeOver } from "./end.ts";
import { erased, openPieces, type TakeOverRecord } from "./load.ts";
import { certifiedColumns, unitColumns } from "./unit.ts";

const purpose = "take_over.finish";

/** The pieces have proved themselves: they move to their device, and what was watched of it steps aside. */
export async function finishTakeOver(ctx: Context, tx: Writer, row: TakeOverRecord): Promise<void> {
  const certificate = readCertificate(row.certificate);
  const at = ctx.clock.now();
  const verdict = await admitUnit(tx, row, certificate, at);
  if (!("admitted" in verdict)) return await endTakeOver(ctx, tx, row, { state: "refused", code: verdict.refusal });
  const { admitted } = verdict;
  const deviceId = await liveUnit(tx, row, admitted, certificate);
  const place = { deviceId, establishmentId: row.establishmentId, environment: row.environment };
  const chainId = await continueChain(tx, row, place, at);
  const credentialId = await keepCredential(ctx, tx, { row, place, chainId, certificate, admitted });
  await keepCalls(tx, row, { ...place, credentialId });
  await tx
    .update(takeOvers)
    .set({ ...erased, state: "done", deviceId, calls: [], reasonCode: null, reasonParams: null, endedAt: at })
    .where(eq(takeOvers.id, row.id));
  const { establishmentId, environment, lastIcv } = row;
  auditOpening(tx, row, "private_key", purpose);
  tx.audit({
    action: "take_over.done",
    entity: "device",
    entityId: deviceId,
    establishmentId,
    detail: { takeOver: row.id, environment, lastIcv: lastIcv.toString(), serialNumber: row.serialNumber },
  });
}

type Place = Pick<TakeOverRecord, "establishmentId" | "environment"> & { readonly deviceId: string };

/** The unit of the records, or a new one: live, and its key is Khatm's from now on. */
async function liveUnit(
  tx: Writer,
  row: TakeOverRecord,
  { known, judged: { unit }, branch }: Admitted,
  certificate: CertificateView,
): Promise<string> {
  const { establishmentId, environment, name } = row;
  if (unit === undefined) {
    const made = unitColumns(known, certificate, { environment, branch, name });
    await tx.insert(devices).values({ ...made, status: "live" });
    await tx.insert(deviceBranches).values({ deviceId: made.id, branchId: branch.id, establishmentId });
    return made.id;
  }
  const certified = certifiedColumns(known, certificate, { branch, name });
  await tx
    .update(devices)
    .set({ custody: "central", status: "live", name, ...certified })
    .where(eq(devices.id, unit.id));
  return unit.id;
}

/** A chain that begins where the other system left it; the statement is what the first document here may follow. */
async function continueChain(tx: Writer, row: TakeOverRecord, place: Place, at: Date): Promise<string> {
  const { lastIcv, lastHash } = row;
  const { deviceId, environment } = place;
  await tx
    .update(chains)
    .set({ status: "closed" })
    .where(and(eq(chains.deviceId, deviceId), eq(chains.environment, environment), ne(chains.status, "closed")));
  const id = crypto.randomUUID();
  await tx.insert(chains).values({ id, ...place, lastIcv, lastHash, createdAt: at });
  if (lastIcv === 0n) return id;
  const stated = { ledgerIcv: 0n, statedIcv: lastIcv, statedHash: lastHash };
  const told = { reason: "take_over", source: "take_over", findings: [], stoppedAt: at, resumedAt: at };
  await tx.insert(chainStops).values({ ...place, chainId: id, ...told, ...stated });
  return id;
}

type Kept = {
  readonly row: TakeOverRecord;
  readonly place: Place;
  readonly chainId: string;
  readonly certificate: CertificateView;
  readonly admitted: Admitted;
};

async function keepCredential(ctx: Context, tx: Writer, kept: Kept): Promise<string> {
  const { row, place, chainId, certificate, admitted } = kept;
  const { deviceId, establishmentId } = place;
  const { privateKey, token, secret } = openPieces(ctx, row, purpose);
  const replacesId = await retirePredecessor(tx, place);
  const keyPairId = crypto.randomUUID();
  const id = crypto.randomUUID();
  const seal = (table: string, of: string, field: string, what: typeof secret) =>
    ctx.vault.seal({ table, row: of, field }, what);
  await tx.insert(keyPairs).values({
    id: keyPairId,
    establishmentId,
    deviceId,
    publicKey: publicKeyOf(privateKey),
    privateKeySealed: seal("key_pairs", keyPairId, "private_key_sealed", privateKey),
  });
  await tx.insert(credentials).values({
    id,
    ...place,
    kind: "production",
    status: "live",
    origin: "taken_over",
    keyPairId,
    requestId: "",
    tokenSealed: seal("credentials", id, "token_sealed", token),
    secretSealed: seal("credentials", id, "secret_sealed", secret),
    warnings: [...admitted.judged.warnings],
    chainId,
    replacesId,
    createdAt: ctx.clock.now(),
    ...readColumns(certificate),
  });
  return id;
}

/** The calls become evidence of the device. */
async function keepCalls(
  tx: Writer,
  { calls }: TakeOverRecord,
  whose: Place & { readonly credentialId: string },
): Promise<void> {
  const rows = calls.map(({ startedAt, endedAt, ...call }) => ({
    ...call,
    ...whose,
    startedAt: new Date(startedAt),
    endedAt: new Date(endedAt),
  }));
  if (rows.length > 0) await tx.insert(attempts).values(rows);
}
