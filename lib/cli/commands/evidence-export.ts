import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { command, required, UsageError } from "../command.ts";

export default command({
  summary: "Write documents, calls, an outage or one case as a ZIP file",
  usage: `--out FILE (--establishment ID --from DAY --to DAY [--environment NAME] [--outage] | --document ID | --enrolment ID)

--from, --to  days in Riyadh, the last one included, or instants
--environment production by default
--outage      the dossier for a failure notification instead of the documents
--document    one document with its calls, certificate request and certificates
--enrolment   one enrolment with the same
FILE must not exist. No key, secret or code is ever inside.`,
  options: {
    out: { type: "string" },
    establishment: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    environment: { type: "string", default: "production" },
    outage: { type: "boolean", default: false },
    document: { type: "string" },
    enrolment: { type: "string" },
  },
  async run({ values }, io) {
    const out = required(values.out, "--out");
    const ofCase = values.document !== undefined || values.enrolment !== undefined;
    if (ofCase && values.establishment !== undefined)
      throw new UsageError("--establishment does not go with --document or --enrolment");
    const input = ofCase
      ? { documentId: values.document, enrolmentId: values.enrolment }
      : {
          establishmentId: required(values.establishment, "--establishment"),
          environment: values.environment,
          from: required(values.from, "--from"),
          to: required(values.to, "--to"),
        };
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const { openEdges } = await import("#lib/worker/edges.ts");
    const { execute } = await import("#lib/command.ts");
    const { createContext } = await import("#lib/context.ts");
    const { exportCase } = await import("#lib/services/evidence/export-case.ts");
    const { exportDocuments } = await import("#lib/services/evidence/export-documents.ts");
    const { exportOutage } = await import("#lib/services/evidence/export-outage.ts");
    const { edges, close } = await openEdges("cli", { connections: 2 });
    try {
      const ctx = createContext(edges, { kind: "system", name: "cli", establishments: "all" });
      const ofPeriod = values.outage ? exportOutage : exportDocuments;
      const { chunks } = ofCase ? await execute(exportCase, ctx, given) : await execute(ofPeriod, ctx, given);
      let bytes = 0;
      const counted = async function* (): AsyncGenerator<Uint8Array> {
        for await (const chunk of chunks) {
          bytes += chunk.byteLength;
          yield chunk;
        }
      };
      await pipeline(counted(), createWriteStream(out, { flags: "wx", mode: 0o600 }));
      io.out(values.json ? `${JSON.stringify({ file: out, bytes })}\n` : `${out}: ${bytes} bytes\n`);
      return 0;
    } finally {
      await close();
    }
  },
});
