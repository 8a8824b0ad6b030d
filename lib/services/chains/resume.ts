import { and, eq, isNull } from "drizzle-orm";
import { chainStops } from "#db/schema/chain-stops.ts";
import { chains } from "#db/schema/credentials.ts";
import { command } from "#lib/command.ts";
import { statementRefusal } from "#lib/domain/chain.ts";
import { AppError } from "#lib/errors.ts";
import { loadChain, openStop } from "./load.ts";
import { ResumeChain } from "./schema.ts";
import { walkChain } from "./walk.ts";

/**
 * Lets a stopped chain go on after the last counter and hash that a person read at ZATCA or from a printed document. The ledger must be
 * whole, its bytes too where they were why it was stopped, and not further than that; otherwise only a new onboarding is safe, which begins a new chain.
 */
export const resumeChain = command({
  name: "chain.resume",
  permission: "device:write",
  input: ResumeChain,
  fresh: () => Promise.resolve(true),
  async run(ctx, { deviceId, icv, hash, source }) {
    const { before, stop } = await ctx.read(async (db) => {
      const chain = await loadChain(db, deviceId);
      return { before: chain, stop: await openStop(db, chain.id) };
    });
    if (before.status !== "stopped") throw new AppError("chain.not_stopped");
    const bytes = stop?.findings.some((fault) => fault === "hash_differs" || fault === "bytes_missing") ?? false;
    const { findings, noted, end } = await walkChain(ctx, before, bytes);
    const codes = findings.map(({ code }) => code);
    const reason = statementRefusal(noted, { icv, hash }, codes);
    if (reason !== undefined) throw new AppError("chain.statement_refused", { reason });
    const stated = { ledgerIcv: end.icv, statedIcv: icv, statedHash: hash };
    return await ctx.atomically(async (tx) => {
      const { id: chainId, lastIcv } = before;
      const opened = await tx
        .update(chains)
        .set({ status: "open", lastIcv: icv, lastHash: hash })
        .where(and(eq(chains.id, chainId), eq(chains.status, "stopped"), eq(chains.lastIcv, lastIcv)))
        .returning({ establishmentId: chains.establishmentId });
      const [chain] = opened;
      if (chain === undefined) throw new AppError("changed_meanwhile");
      await tx
        .update(chainStops)
        .set({ resumedAt: ctx.clock.now(), source, ...(icv === lastIcv ? {} : stated) })
        .where(and(eq(chainStops.chainId, chainId), isNull(chainStops.resumedAt)));
      const { establishmentId } = chain;
      const detail = { chainId, icv: icv.toString(), skipped: (icv - lastIcv).toString(), source };
      tx.audit({ action: "chain.resume", entity: "device", entityId: deviceId, establishmentId, detail });
      return { chainId, lastIcv: icv.toString() };
    });
  },
});
