import { and, desc, eq, isNull, isNotNull, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { chainStops } from "#db/schema/chain-stops.ts";
import { chains } from "#db/schema/credentials.ts";
import { chainFaults, type Statement } from "#lib/domain/chain.ts";
import { AppError } from "#lib/errors.ts";
import { loadDevice } from "#lib/services/devices/load.ts";

type Db = Pick<Reader, "select">;

/** A chain of the device, the newest of its environment where none is named. */
export async function loadChain(db: Db, deviceId: string, chainId?: string) {
  const device = await loadDevice(db, deviceId);
  const [chain] = await db
    .select()
    .from(chains)
    .where(
      chainId === undefined
        ? and(eq(chains.deviceId, deviceId), eq(chains.environment, device.environment))
        : and(eq(chains.deviceId, deviceId), eq(chains.id, chainId)),
    )
    .orderBy(sql`${chains.status} = 'closed'`, desc(chains.createdAt))
    .limit(1);
  if (chain === undefined) throw new AppError("not_found");
  return chain;
}

export type ChainRecord = Awaited<ReturnType<typeof loadChain>>;

/** The places from which people let the chain go on beyond its ledger. */
export async function statementsOf(db: Db, chainId: string): Promise<readonly Statement[]> {
  const rows = await db
    .select({ ledgerIcv: chainStops.ledgerIcv, icv: chainStops.statedIcv, hash: chainStops.statedHash })
    .from(chainStops)
    .where(and(eq(chainStops.chainId, chainId), isNotNull(chainStops.resumedAt)));
  return rows.flatMap(({ ledgerIcv, icv, hash }) =>
    ledgerIcv === null || icv === null || hash === null ? [] : [{ ledgerIcv, icv, hash }],
  );
}

/** The stop that nobody has ended yet. */
export async function openStop(db: Db, chainId: string) {
  const [stop] = await db
    .select({
      id: chainStops.id,
      stoppedAt: chainStops.stoppedAt,
      reason: chainStops.reason,
      findings: chainStops.findings,
    })
    .from(chainStops)
    .where(and(eq(chainStops.chainId, chainId), isNull(chainStops.resumedAt)));
  return stop && { ...stop, findings: chainFaults.filter((fault) => stop.findings.includes(fault)) };
}
