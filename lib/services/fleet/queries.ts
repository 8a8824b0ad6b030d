import { and, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { bulkRunDevices, bulkRuns } from "#db/schema/bulk-runs.ts";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { cut, pageByKey } from "#lib/services/page-by-key.ts";
import { equals } from "#lib/services/search.ts";
import { ListRuns, ShowRun } from "./schema.ts";

const doneOf = sql<number>`(
  select count(*)::int from ${bulkRunDevices} where ${bulkRunDevices.runId} = ${bulkRuns.id} and ${bulkRunDevices.outcome} <> 'waiting')`;

/** Acts on many devices, the latest first. */
export const listRuns = query({
  name: "bulk.list",
  permission: "establishment:read",
  input: ListRuns,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const by = { by: bulkRuns.createdAt, type: "timestamptz" } as const;
      const page = pageByKey(by, { by: bulkRuns.id, type: "uuid" }, input);
      const found = await db
        .select({
          key: page.key,
          id: bulkRuns.id,
          act: bulkRuns.act,
          size: bulkRuns.size,
          startedBy: bulkRuns.startedBy,
          createdAt: bulkRuns.createdAt,
          doneAt: bulkRuns.doneAt,
          through: doneOf,
        })
        .from(bulkRuns)
        .where(and(equals(bulkRuns.establishmentId, input.establishment), page.where))
        .orderBy(...page.orderBy)
        .limit(page.limit);
      return cut(found, page);
    }),
});

/** One act: how far it is, what became of how many, and its devices. */
export const showRun = query({
  name: "bulk.show",
  permission: "establishment:read",
  input: ShowRun,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const run = await loadRun(db, input.runId);
      const counts = await db
        .select({ outcome: bulkRunDevices.outcome, block: bulkRunDevices.block, count: sql<number>`count(*)::int` })
        .from(bulkRunDevices)
        .where(eq(bulkRunDevices.runId, run.id))
        .groupBy(bulkRunDevices.outcome, bulkRunDevices.block);
      const by = { by: bulkRunDevices.position, type: "bigint" } as const;
      const page = pageByKey(by, { by: bulkRunDevices.deviceId, type: "uuid" }, input);
      const found = await db
        .select({
          key: page.key,
          id: devices.id,
          name: devices.name,
          branchNameAr: branches.nameAr,
          branchNameEn: branches.nameEn,
          outcome: bulkRunDevices.outcome,
          block: bulkRunDevices.block,
        })
        .from(bulkRunDevices)
        .innerJoin(devices, eq(devices.id, bulkRunDevices.deviceId))
        .innerJoin(branches, eq(branches.id, devices.branchId))
        .where(and(eq(bulkRunDevices.runId, run.id), equals(bulkRunDevices.outcome, input.outcome), page.where))
        .orderBy(...page.orderBy)
        .limit(page.limit);
      return { run, counts, ...cut(found, page) };
    }),
});

/** The act, or `not_found` when it is missing or another's. */
export async function loadRun(db: Reader, id: string) {
  const [run] = await db.select().from(bulkRuns).where(eq(bulkRuns.id, id));
  if (run === undefined) throw new AppError("not_found");
  return run;
}

export type RunView = Awaited<ReturnType<typeof showRun.run>>;
