import { command } from "../command.ts";

export default command({
  summary: "Prove that no audit entry was changed, removed or put in between",
  usage: `

Computes every seal of every establishment's chain again. Entries of the last seconds may not be sealed
yet; they are counted and prove nothing. Exit code 1 when a chain is broken.`,
  options: {},
  async run({ values }, io) {
    const { openEdges } = await import("#lib/worker/edges.ts");
    const { verifyAudit } = await import("#db/verify-audit.ts");
    const { edges, close } = await openEdges("cli", { connections: 1 });
    try {
      const verdict = await verifyAudit(edges.database);
      const { chains, sealed, unsealed, breaks } = verdict;
      if (values.json) io.out(`${JSON.stringify(verdict)}\n`);
      else {
        io.out(`${chains} chains, ${sealed} entries proven, ${unsealed} not sealed yet\n`);
        for (const { establishmentId, position, entryId, reason } of breaks)
          io.out(`BROKEN ${establishmentId ?? "installation"} at ${position}: entry ${entryId} ${reason}\n`);
      }
      return breaks.length > 0 ? 1 : 0;
    } finally {
      await close();
    }
  },
});
