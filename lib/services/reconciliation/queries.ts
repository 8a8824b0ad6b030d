import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { discrepancies, reconciliations } from "#db/schema/reconciliations.ts";
import { query } from "#lib/command.ts";
import type { QueryContext } from "#lib/context.ts";
import { discrepanciesByHarm, type DiscrepancyKind } from "#lib/domain/reconciliation-kinds.ts";
import { AppError } from "#lib/errors.ts";
import { equals } from "#lib/services/search.ts";
import { ListReconciliations, OfReconciliation } from "./schema.ts";

const latest = 20;

const head = {
  id: reconciliations.id,
  establishmentId: reconciliations.establishmentId,
  environment: reconciliations.environment,
  at: reconciliations.at,
  byName: reconciliations.byName,
  form: reconciliations.form,
  listed: reconciliations.listed,
  agreed: reconciliations.agreed,
  recorded: reconciliations.recorded,
};

const foundCount = sql<number>`(select count(*)::int from discrepancies d where d.reconciliation_id = "reconciliations"."id")`;

/** The latest comparisons, newest first. */
export const listReconciliations = query({
  name: "reconciliation.list",
  permission: "fleet:write",
  input: ListReconciliations,
  run: (ctx, { establishment }) => readReconciliations(ctx, establishment, latest),
});

export const readReconciliations = (ctx: QueryContext, establishment: string | undefined, most: number) =>
  ctx.read((db) =>
    db
      .select({ ...head, found: foundCount })
      .from(reconciliations)
      .where(equals(reconciliations.establishmentId, establishment))
      .orderBy(desc(reconciliations.at))
      .limit(most),
  );

/** Differences of one kind that a page shows. */
const mostShown = 100;

/** One comparison with what differed, by kind, what harms most first; each with how the device stands now. */
export const showReconciliation = query({
  name: "reconciliation.show",
  permission: "fleet:write",
  input: OfReconciliation,
  run: (ctx, { reconciliationId }) =>
    ctx.read(async (db) => {
      const found = await loadReconciliation(db, reconciliationId);
      const totals = await db
        .select({ kind: discrepancies.kind, total: sql<number>`count(*)::int` })
        .from(discrepancies)
        .where(eq(discrepancies.reconciliationId, reconciliationId))
        .groupBy(discrepancies.kind);
      const kinds = [];
      for (const kind of discrepanciesByHarm) {
        const total = totals.find((each) => each.kind === kind)?.total ?? 0;
        if (total > 0) kinds.push({ kind, total, rows: await discrepanciesOf(db, reconciliationId, kind, mostShown) });
      }
      return { ...found, differ: totals.reduce((sum, { total }) => sum + total, 0), kinds };
    }),
});

/** The comparison, or `not_found` when it is missing or another's. */
export async function loadReconciliation(db: Reader, reconciliationId: string) {
  const [found] = await db.select(head).from(reconciliations).where(eq(reconciliations.id, reconciliationId));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

/** What differs in one way. */
export const discrepanciesOf = (db: Reader, reconciliationId: string, kind: DiscrepancyKind, most: number) =>
  db
    .select({
      id: discrepancies.id,
      kind: discrepancies.kind,
      deviceId: discrepancies.deviceId,
      name: discrepancies.name,
      egsSerial: discrepancies.egsSerial,
      portalState: discrepancies.portalState,
      detail: discrepancies.detail,
      status: devices.status,
    })
    .from(discrepancies)
    .leftJoin(devices, eq(devices.id, discrepancies.deviceId))
    .where(and(eq(discrepancies.reconciliationId, reconciliationId), eq(discrepancies.kind, kind)))
    .orderBy(asc(discrepancies.name), asc(discrepancies.id))
    .limit(most);
