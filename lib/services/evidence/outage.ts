import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, lte, or, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { attempts } from "#db/partitioned/attempts.ts";
import type { Reader } from "#db/read.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { OfPeriod } from "./schema.ts";

export type Period = z.output<typeof OfPeriod>;

/** Calls that ZATCA's side, or the way there, left without a usable answer. Refusals are answers. */
export const failed: SQL = sql`(${attempts.failure} is not null or ${attempts.status} >= 500 or ${attempts.outcome} = 'may_have_arrived')`;

export const failuresIn = ({ establishmentId, environment, from, to }: Period): SQL =>
  and(within({ establishmentId, environment, from, to }), failed) ?? failed;

const within = ({ establishmentId, environment, from, to }: Period) =>
  and(
    eq(attempts.establishmentId, establishmentId),
    eq(attempts.environment, environment),
    gte(attempts.startedAt, from),
    lt(attempts.startedAt, to),
  );

/** What a failure notification to ZATCA has to show: when it began and ended, how calls failed, and which documents waited. */
export const outageDossier = query({
  name: "evidence.outage",
  permission: "document:read",
  input: OfPeriod,
  run: (ctx, period) => ctx.read((db) => dossierOf(db, period)),
});

const mostDocuments = 5000;

export async function dossierOf(db: Reader, period: Period) {
  const { vatNumber, nameAr, nameEn } = await loadEstablishment(db, period.establishmentId);
  const where = failuresIn(period);
  const [ends] = await db
    .select({
      calls: sql<number>`count(*)::int`,
      firstFailureAt: sql<string | null>`to_json(min(${attempts.startedAt}))#>>'{}'`,
      lastFailureAt: sql<string | null>`to_json(max(${attempts.startedAt}))#>>'{}'`,
    })
    .from(attempts)
    .where(where);
  const cause = sql<string>`coalesce(${attempts.failure}, ${attempts.status}::text, ${attempts.outcome})`;
  const causes = await db
    .select({ cause, call: attempts.call, calls: sql<number>`count(*)::int` })
    .from(attempts)
    .where(where)
    .groupBy(cause, attempts.call)
    .orderBy(desc(sql`count(*)`), cause);
  const { firstFailureAt = null, lastFailureAt = null, calls = 0 } = ends ?? {};
  const affected = lastFailureAt === null ? [] : await affectedIn(db, period, lastFailureAt);
  return {
    establishment: { vatNumber, nameAr, nameEn },
    environment: period.environment,
    from: period.from,
    to: period.to,
    calls,
    firstFailureAt,
    lastFailureAt,
    lastSuccessBefore: firstFailureAt === null ? null : await success(db, period, { before: firstFailureAt }),
    firstSuccessAfter: lastFailureAt === null ? null : await success(db, period, { after: lastFailureAt }),
    causes,
    documents: affected.slice(0, mostDocuments),
    truncated: affected.length > mostDocuments,
  };
}

export type Dossier = Awaited<ReturnType<typeof dossierOf>>;

/** Documents of which a call failed, and those that waited behind them when the last one did. */
function affectedIn(db: Reader, period: Period, lastFailureAt: string) {
  const where = failuresIn(period);
  const asked = db
    .select({ id: sql<string>`${attempts.documentId}` })
    .from(attempts)
    .where(and(where, isNotNull(attempts.documentId)));
  const last = new Date(lastFailureAt);
  const waited = and(
    eq(submissions.establishmentId, period.establishmentId),
    eq(submissions.environment, period.environment),
    lte(submissions.createdAt, last),
    or(eq(submissions.state, "pending"), gt(submissions.settledAt, last)),
  );
  return db
    .select({
      documentId: documentIdentities.id,
      number: documentIdentities.number,
      uuid: documentIdentities.uuid,
      kind: documentIdentities.kind,
      issuedAt: documentIdentities.createdAt,
      dueAt: submissions.dueAt,
      state: submissions.state,
      settledAt: submissions.settledAt,
      failures: sql<number>`(select count(*)::int from ${attempts} where ${attempts.documentId} = ${documentIdentities.id} and ${where})`,
    })
    .from(documentIdentities)
    .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
    .where(or(inArray(documentIdentities.id, asked), waited))
    .orderBy(asc(documentIdentities.createdAt), asc(documentIdentities.id))
    .limit(mostDocuments + 1);
}

async function success(db: Reader, period: Period, side: { before: string } | { after: string }): Promise<Date | null> {
  const { establishmentId, environment } = period;
  const before = "before" in side;
  const at = new Date(before ? side.before : side.after);
  const [found] = await db
    .select({ startedAt: attempts.startedAt })
    .from(attempts)
    .where(
      and(
        eq(attempts.establishmentId, establishmentId),
        eq(attempts.environment, environment),
        sql`not ${failed}`,
        before ? lt(attempts.startedAt, at) : gte(attempts.startedAt, at),
      ),
    )
    .orderBy(before ? desc(attempts.startedAt) : asc(attempts.startedAt))
    .limit(1);
  return found?.startedAt ?? null;
}
