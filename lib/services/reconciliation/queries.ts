import { asc, desc, eq, sql } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { discrepancies, reconciliations } from "#db/schema/reconciliations.ts";
import { query } from "#lib/command.ts";
import type { QueryContext } from "#lib/context.ts";
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

/** One comparison with what differed, each with how the device stands now. */
export const showReconciliation = query({
  name: "reconciliation.show",
  permission: "fleet:write",
  input: OfReconciliation,
  run: (ctx, { reconciliationId }) =>
    ctx.read(async (db) => {
      const [found] = await db.select(head).from(reconciliations).where(eq(reconciliations.id, reconciliationId));
      if (found === undefined) throw new AppError("not_found");
      const rows = await db
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
        .where(eq(discrepancies.reconciliationId, reconciliationId))
        .orderBy(asc(discrepancies.kind), asc(discrepancies.name), asc(discrepancies.id))
        .limit(500);
      return { ...found, rows };
    }),
});
