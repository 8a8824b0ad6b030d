import { readFile } from "node:fs/promises";
import { command, momentOf, UsageError } from "../command.ts";

export default command({
  summary: "Check documents as ZATCA does: schema, rules, QR, stamp, chain",
  usage: `FILE… [--pih HASH] [--chain] [--at TIME]

--pih    the hash of the document before; without it the PIH is not compared
--chain  the files follow one another: each must carry the hash of the one before it
--at     check as if it were this instant, such as 2026-03-01T12:00:00+03:00
With --json each file gives one line {file, verdict, stages, errors, warnings, clockWarnings}.
The verdict is PASS, WARN or FAIL; any FAIL ends with 1.`,
  options: {
    pih: { type: "string" },
    chain: { type: "boolean", default: false },
    at: { type: "string" },
  },
  async run({ values, positionals }, io) {
    if (positionals.length === 0) throw new UsageError("at least one file is wanted");
    const at = momentOf(values.at, io);
    const options = { at, ...(values.pih !== undefined && { expectedPih: values.pih }) };
    const files = await Promise.all(positionals.map(async (file) => await readFile(file)));
    const { checkChain } = await import("#lib/rules/chain.ts");
    const { checkDocument } = await import("#lib/rules/check.ts");
    const results = values.chain ? checkChain(files, options) : files.map((bytes) => checkDocument(bytes, options));

    for (const [index, result] of results.entries()) {
      const { verdict, stages, errors, warnings, clockWarnings, findings } = result;
      const file = positionals[index];
      if (values.json) {
        io.out(`${JSON.stringify({ file, verdict, stages, errors, warnings, clockWarnings })}\n`);
        continue;
      }
      io.out(`${verdict} ${file}\n`);
      for (const { severity, code, line, path, message } of findings)
        io.out(`  ${severity} ${code} line ${line} ${path}\n    ${message}\n`);
    }
    return results.some(({ verdict }) => verdict === "FAIL") ? 1 : 0;
  },
});
