import { command } from "#lib/command.ts";
import { examine } from "./inspect.ts";
import { loadChain } from "./load.ts";
import { InspectChain, type ChainReport } from "./schema.ts";
import { stop } from "./stop.ts";

/** Inspects a chain and stops it when it cannot simply go on. Leaves an entry either way: that somebody looked is worth knowing. */
export const guardChain = command({
  name: "chain.guard",
  permission: "device:write",
  input: InspectChain,
  async run(ctx, input): Promise<ChainReport> {
    const report = await examine(ctx, input);
    const serious = report.next === "state_last" || report.next === "onboard";
    await ctx.atomically(async (tx) => {
      const chain = await loadChain(tx, input.deviceId, report.chainId);
      const codes = [...new Set(report.findings.map(({ code }) => code))];
      tx.audit({
        action: "chain.guard",
        entity: "device",
        entityId: chain.deviceId,
        establishmentId: chain.establishmentId,
        detail: { chainId: chain.id, findings: codes, documents: report.documents },
      });
      if (serious && chain.status === "open")
        await stop(tx, chain, { reason: codes.join(", "), findings: codes, at: ctx.clock.now() });
    });
    return serious ? await examine(ctx, input) : report;
  },
});
