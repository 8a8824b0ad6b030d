import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { documentIdentities } from "#db/schema/documents.ts";
import { query } from "#lib/command.ts";
import type { QueryContext } from "#lib/context.ts";
import {
  wayOn,
  witnessFindings,
  type ChainFault,
  type ChainFinding,
  type Position,
  type WayOn,
} from "#lib/domain/chain.ts";
import { loadChain, openStop, statementsOf, type ChainRecord } from "./load.ts";
import { InspectChain, type ChainReport } from "./schema.ts";
import { walkChain } from "./walk.ts";

const mostShown = 200;

/** Walks a chain link by link, holds it against what was sent and against what the caller knows, and says the safe way on. */
export const inspectChain = query({
  name: "chain.inspect",
  permission: "document:read",
  input: InspectChain,
  run: (ctx, input) => examine(ctx, input),
});

export async function examine(ctx: QueryContext, input: z.output<typeof InspectChain>): Promise<ChainReport> {
  const { deviceId, chainId, bytes, knownIcv, knownHash } = input;
  const { chain, stop } = await ctx.read(async (db) => {
    const found = await loadChain(db, deviceId, chainId);
    return { chain: found, stop: await openStop(db, found.id) };
  });
  const { count, findings: walked, noted } = await walkChain(ctx, chain, bytes);
  const known = knownIcv === undefined || knownHash === undefined ? undefined : { icv: knownIcv, hash: knownHash };
  const findings = [...walked, ...(known === undefined ? [] : await witness(ctx, chain, noted, known))];
  return {
    deviceId,
    environment: chain.environment,
    chainId: chain.id,
    status: chain.status,
    documents: count,
    lastIcv: noted.icv.toString(),
    lastHash: noted.hash,
    findings: findings.slice(0, mostShown).map((each) => ({ ...each, params: { ...each.params } })),
    total: findings.length,
    next: nextOf(
      findings.map(({ code }) => code),
      stop?.findings,
    ),
    stop: stop === undefined ? null : { stoppedAt: stop.stoppedAt, reason: stop.reason, findings: stop.findings },
  };
}

/** What a chain was stopped for counts on, though this walk did not look for it; and no stopped chain goes on by itself. */
function nextOf(codes: readonly ChainFault[], stoppedFor: readonly ChainFault[] | undefined): WayOn {
  if (stoppedFor === undefined) return wayOn(codes);
  return wayOn([...codes, ...stoppedFor]) === "onboard" ? "onboard" : "state_last";
}

async function witness(
  ctx: QueryContext,
  chain: ChainRecord,
  noted: Position,
  known: Position,
): Promise<readonly ChainFinding[]> {
  const here = await ctx.read(async (db) => {
    const [found] = await db
      .select({ hash: documentIdentities.hash, documentId: documentIdentities.id })
      .from(documentIdentities)
      .where(and(eq(documentIdentities.chainId, chain.id), eq(documentIdentities.icv, known.icv)));
    if (found !== undefined) return found;
    const stated = (await statementsOf(db, chain.id)).find(({ icv }) => icv === known.icv);
    return stated && { hash: stated.hash, documentId: null };
  });
  return witnessFindings(noted, known, here);
}
