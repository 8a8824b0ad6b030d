import { command, required } from "../command.ts";

export default command({
  summary: "Let a stopped chain go on after the last counter and hash that ZATCA or paper shows",
  usage: `--device ID --icv N --hash HASH --source TEXT

--icv     the last counter that was used, as ZATCA or the last printed document shows it
--hash    the invoice hash of that document, base64
--source  where these were read; it is kept in the audit trail
Refused when the ledger has counted further or holds another hash there: then only a new onboarding is safe.`,
  options: {
    device: { type: "string" },
    icv: { type: "string" },
    hash: { type: "string" },
    source: { type: "string" },
  },
  async run({ values }, io) {
    const input = {
      deviceId: required(values.device, "--device"),
      icv: required(values.icv, "--icv"),
      hash: required(values.hash, "--hash"),
      source: required(values.source, "--source"),
    };
    const { openEdges } = await import("#lib/worker/edges.ts");
    const { execute } = await import("#lib/command.ts");
    const { createContext } = await import("#lib/context.ts");
    const { resumeChain } = await import("#lib/services/chains/resume.ts");
    const { edges, close } = await openEdges("cli", { connections: 2 });
    try {
      const ctx = createContext(edges, { kind: "system", name: "cli", establishments: "all" });
      const resumed = await execute(resumeChain, ctx, input);
      io.out(values.json ? `${JSON.stringify(resumed)}\n` : `goes on after ${resumed.lastIcv}\n`);
      return 0;
    } finally {
      await close();
    }
  },
});
