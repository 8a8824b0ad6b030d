import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { chainStops } from "#db/schema/chain-stops.ts";
import { chains } from "#db/schema/credentials.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadChain, type ChainRecord } from "./load.ts";
import { StopChain } from "./schema.ts";

/** Lets a device issue nothing more until somebody says where its chain really stands. What was issued is still sent. */
export const stopChain = command({
  name: "chain.stop",
  permission: "device:write",
  input: StopChain,
  async run(ctx, { deviceId, reason }) {
    return await ctx.atomically(async (tx) => {
      const chain = await loadChain(tx, deviceId);
      await stop(tx, chain, { reason, findings: [], at: ctx.clock.now() });
      return { chainId: chain.id };
    });
  },
});

/** Waits for the document that is being issued; the next one finds no open chain. Errors: `chain.not_open`. */
export async function stop(
  tx: Writer,
  chain: ChainRecord,
  { reason, findings, at }: { reason: string; findings: readonly string[]; at: Date },
): Promise<void> {
  const { id: chainId, deviceId, environment, establishmentId } = chain;
  const stopped = await tx
    .update(chains)
    .set({ status: "stopped" })
    .where(and(eq(chains.id, chainId), eq(chains.status, "open")))
    .returning({ id: chains.id });
  if (stopped.length === 0) throw new AppError("chain.not_open");
  const codes = [...new Set(findings)];
  await tx
    .insert(chainStops)
    .values({ establishmentId, deviceId, environment, chainId, stoppedAt: at, findings: codes, reason });
  tx.audit({
    action: "chain.stop",
    entity: "device",
    entityId: deviceId,
    establishmentId,
    detail: { chainId, reason, findings: codes },
  });
}
