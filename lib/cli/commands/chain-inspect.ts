import { command, required } from "../command.ts";

export default command({
  summary: "Walk the chain of a device and look for gaps, repeats, wrong links and a rewind",
  usage: `--device ID [--chain ID] [--bytes] [--known-icv N --known-hash HASH] [--stop]

--device      the device's id
--chain       another chain of it than its newest
--bytes       compute every hash again from the stored XML, which takes longer
--known-icv   the last counter that ZATCA or a printed document shows
--known-hash  the invoice hash that stands beside it
--stop        let the device issue nothing more when the chain cannot simply go on
Ends with 1 when anything was found. The way on is none, watch, state_last (then: khatm chain resume)
or onboard, which begins a new chain.`,
  options: {
    device: { type: "string" },
    chain: { type: "string" },
    bytes: { type: "boolean", default: false },
    "known-icv": { type: "string" },
    "known-hash": { type: "string" },
    stop: { type: "boolean", default: false },
  },
  async run({ values }, io) {
    const input = {
      deviceId: required(values.device, "--device"),
      bytes: values.bytes,
      ...(values.chain !== undefined && { chainId: values.chain }),
      ...(values["known-icv"] !== undefined && { knownIcv: values["known-icv"] }),
      ...(values["known-hash"] !== undefined && { knownHash: values["known-hash"] }),
    };
    const { openEdges } = await import("#lib/worker/edges.ts");
    const { execute } = await import("#lib/command.ts");
    const { createContext } = await import("#lib/context.ts");
    const { inspectChain } = await import("#lib/services/chains/inspect.ts");
    const { guardChain } = await import("#lib/services/chains/guard.ts");
    const { edges, close } = await openEdges("cli", { connections: 2 });
    try {
      const ctx = createContext(edges, { kind: "system", name: "cli", establishments: "all" });
      const report = values.stop ? await execute(guardChain, ctx, input) : await execute(inspectChain, ctx, input);
      if (values.json) io.out(`${JSON.stringify(report)}\n`);
      else {
        io.out(`chain ${report.chainId} (${report.environment}): ${report.status}, ${report.documents} documents\n`);
        io.out(`last counter ${report.lastIcv}, last hash ${report.lastHash}\n`);
        if (report.stop !== null) io.out(`stopped ${report.stop.stoppedAt.toISOString()}: ${report.stop.reason}\n`);
        for (const { code, icv, documentId, params } of report.findings)
          io.out(`  ${icv} ${code} ${documentId ?? ""} ${JSON.stringify(params)}\n`);
        if (report.total > report.findings.length) io.out(`  ${report.total} findings in all\n`);
        io.out(`way on: ${report.next}\n`);
      }
      return report.total > 0 ? 1 : 0;
    } finally {
      await close();
    }
  },
});
