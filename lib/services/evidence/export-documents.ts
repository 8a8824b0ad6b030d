import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import { attempts } from "#db/partitioned/attempts.ts";
import type { Reader } from "#db/read.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { riyadhTime } from "#lib/ubl/riyadh-time.ts";
import { jsonEntry, zipped, type Download, type Entry } from "./archive.ts";
import { auditExport } from "./audit.ts";
import { callEntry } from "./calls.ts";
import { filesOf, listed, selectDocuments } from "./document-files.ts";
import type { Period } from "./outage.ts";
import { OfPeriod } from "./schema.ts";

const mostDocuments = 20_000;
const atOnce = 50;

/** Everything that was issued in a period, with ZATCA's copies and every call about it, as one ZIP file under ZATCA's file names. */
export const exportDocuments = command({
  name: "evidence.export",
  permission: "document:read",
  input: OfPeriod,
  async run(ctx, period): Promise<Download> {
    const vatNumber = await ctx.read(async (db) => {
      const establishment = await loadEstablishment(db, period.establishmentId);
      const rows = sql`(select 1 from ${documentIdentities} where ${issuedIn(period)} limit ${mostDocuments + 1}) as counted`;
      const [counted] = await db.select({ count: sql<number>`count(*)::int` }).from(rows);
      const count = counted?.count ?? 0;
      if (count > mostDocuments) throw new AppError("evidence.too_much", { count, limit: mostDocuments });
      return establishment.vatNumber;
    });
    await auditExport(
      ctx,
      "documents",
      { establishmentId: period.establishmentId, entityId: period.establishmentId },
      period,
    );
    const lastMoment = new Date(period.to.getTime() - 1);
    const days = [period.from, lastMoment].map((at) => riyadhTime(at).slice(0, 10)).join("_");
    return { name: `${vatNumber}_${days}.zip`, type: "application/zip", chunks: zipped(entriesOf(ctx, period)) };
  },
});

const issuedIn = ({ establishmentId, environment, from, to }: Period) =>
  and(
    eq(documentIdentities.establishmentId, establishmentId),
    eq(documentIdentities.environment, environment),
    gte(documentIdentities.createdAt, from),
    lt(documentIdentities.createdAt, to),
  ) ?? sql`false`;

async function* entriesOf(ctx: Context, period: Period): AsyncGenerator<Entry> {
  const contents: ReturnType<typeof listed>[] = [];
  let after: { at: Date; id: string } | undefined;
  for (;;) {
    const batch = await ctx.read(async (db) => {
      const rows = await documentsAfter(db, period, after);
      const files: (readonly Entry[])[] = [];
      for (const row of rows) files.push(await filesOf(db, row));
      return { rows, files };
    });
    for (const files of batch.files) yield* files;
    contents.push(...batch.rows.map(listed));
    const last = batch.rows.at(-1);
    if (last === undefined) break;
    after = { at: last.issuedAt, id: last.id };
  }
  yield* await setUpCalls(ctx, period);
  const { from, to, environment } = period;
  yield jsonEntry("contents.json", { environment, from, to, documents: contents }, ctx.clock.now());
}

const documentsAfter = (db: Reader, period: Period, after: { at: Date; id: string } | undefined) =>
  selectDocuments(db)
    .where(
      and(
        issuedIn(period),
        after &&
          sql`(${documentIdentities.createdAt}, ${documentIdentities.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(documentIdentities.createdAt), asc(documentIdentities.id))
    .limit(atOnce);

const mostSetUpCalls = 5000;

/** The calls of enrolments in the period; a walk has a dozen at most. */
async function setUpCalls(ctx: Context, { establishmentId, environment, from, to }: Period): Promise<readonly Entry[]> {
  const calls = await ctx.read((db) =>
    db
      .select()
      .from(attempts)
      .where(
        and(
          eq(attempts.establishmentId, establishmentId),
          eq(attempts.environment, environment),
          gte(attempts.startedAt, from),
          lt(attempts.startedAt, to),
          sql`${attempts.enrolmentId} is not null`,
        ),
      )
      .orderBy(asc(attempts.startedAt))
      .limit(mostSetUpCalls),
  );
  return calls.map((call, index) => callEntry(`enrolments/${call.enrolmentId ?? ""}`, index, call));
}
