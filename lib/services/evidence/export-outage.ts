import { asc } from "drizzle-orm";
import { attempts } from "#db/partitioned/attempts.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { csvOf } from "#lib/domain/csv.ts";
import { riyadhTime } from "#lib/ubl/riyadh-time.ts";
import { jsonEntry, textEntry, zipped, type Download, type Entry } from "./archive.ts";
import { auditExport } from "./audit.ts";
import { callEntry } from "./calls.ts";
import { dossierOf, failuresIn, type Dossier, type Period } from "./outage.ts";
import { OfPeriod } from "./schema.ts";

/** The dossier of an outage with the calls that failed, as one ZIP file. */
export const exportOutage = command({
  name: "evidence.export_outage",
  permission: "document:read",
  input: OfPeriod,
  async run(ctx, period): Promise<Download> {
    const dossier = await ctx.read((db) => dossierOf(db, period));
    const { establishmentId } = period;
    await auditExport(ctx, "outage", { establishmentId, entityId: establishmentId }, period);
    const name = `${dossier.establishment.vatNumber}_outage_${riyadhTime(period.from).slice(0, 10)}.zip`;
    return { name, type: "application/zip", chunks: zipped(entriesOf(ctx, period, dossier)) };
  },
});

/** Enough to prove an outage; the dossier counts them all. */
const mostCalls = 2000;

async function* entriesOf(ctx: Context, period: Period, dossier: Dossier): AsyncGenerator<Entry> {
  const at = ctx.clock.now();
  yield jsonEntry("outage.json", dossier, at);
  yield textEntry("documents.csv", csvOf(rowsOf(dossier)), at);
  const calls = await ctx.read((db) =>
    db.select().from(attempts).where(failuresIn(period)).orderBy(asc(attempts.startedAt)).limit(mostCalls),
  );
  for (const [index, call] of calls.entries()) yield callEntry("calls", index, call);
}

const columns = ["number", "uuid", "kind", "issuedAt", "dueAt", "state", "settledAt", "failures"] as const;

const rowsOf = ({ documents }: Dossier) => [columns, ...documents.map((row) => columns.map((name) => row[name]))];
