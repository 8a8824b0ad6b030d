import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { lineOf } from "../findings.ts";
import { command, required, UsageError } from "../command.ts";

export default command({
  summary: "Watch the certificates of devices that another system runs",
  usage: `FILE… --establishment ID --branch ID [--environment NAME] [--dry-run]

FILE  a certificate or token, a ZIP of them, or a CSV or workbook with one token a row
--branch       where units stand whose certificate names no branch of the establishment
--environment  where the issuer does not say it; Khatm's simulator is never guessed
--dry-run      only shows what each certificate is
Without --dry-run all that can be watched are taken together; it ends with 1 when some were not.`,
  options: {
    establishment: { type: "string" },
    branch: { type: "string" },
    environment: { type: "string" },
    "dry-run": { type: "boolean", default: false },
  },
  async run({ values, positionals }, io) {
    if (positionals.length === 0) throw new UsageError("at least one file is wanted");
    const where = {
      establishmentId: required(values.establishment, "--establishment"),
      branchId: required(values.branch, "--branch"),
      environment: values.environment,
    };
    const files = await Promise.all(
      positionals.map(async (path) => new File([Uint8Array.from(await readFile(path))], basename(path))),
    );
    const { openEdges } = await import("#lib/worker/edges.ts");
    const { execute } = await import("#lib/command.ts");
    const { createContext } = await import("#lib/context.ts");
    const { reviewCertificates } = await import("#lib/services/take-over/review.ts");
    const { watchCertificates } = await import("#lib/services/take-over/watch.ts");
    const { edges, close } = await openEdges("cli", { connections: 2 });
    try {
      const ctx = createContext(edges, { kind: "system", name: "cli", establishments: "all" });
      const rows = await execute(reviewCertificates, ctx, { ...where, files });
      const chosen = rows.flatMap(({ certificate, refusals }) =>
        certificate !== null && refusals.length === 0 ? certificate.base64 : [],
      );
      const take = !values["dry-run"] && chosen.length > 0;
      const taken = take ? await execute(watchCertificates, ctx, { ...where, chosen }) : { watched: 0, made: 0 };
      if (values.json) io.out(`${JSON.stringify({ rows, ...taken })}\n`);
      else {
        for (const { file, row, certificate, unit, refusals } of rows) {
          const place = `${file} ${row}`;
          for (const reason of refusals)
            io.warn(await lineOf({ path: place, code: `elsewhere.${reason}`, params: {} }));
          if (refusals.length > 0 || certificate === null) continue;
          const until = certificate.notAfter.toISOString().slice(0, 10);
          io.out(
            `${place}: ${certificate.egsSerial ?? ""} until ${until}, ${unit === null ? "a new device" : unit.name}\n`,
          );
        }
        io.out(`watched ${taken.watched}, devices made ${taken.made}\n`);
      }
      return chosen.length === rows.length ? 0 : 1;
    } finally {
      await close();
    }
  },
});
