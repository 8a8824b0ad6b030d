import { query } from "#lib/command.ts";
import { bulkBlockOf, bulkBlocks, type BulkAct } from "#lib/domain/bulk-act.ts";
import { factsOf } from "./facts.ts";
import { PlanBulk } from "./schema.ts";
import { selected } from "./selected.ts";

/** What an act would do to these devices: how many take part, and how many are left out for which reason. Nothing happens. */
export const planBulk = query({
  name: "bulk.plan",
  permission: "device:write",
  input: PlanBulk,
  run: (ctx, input) =>
    ctx.read(async (db) => summaryOf(input.act, await factsOf(db, selected(input, ctx.actor, ctx.clock.now())))),
});

type Facts = Awaited<ReturnType<typeof factsOf>>;

function summaryOf(act: BulkAct, facts: Facts) {
  const judged = facts.map((fact) => ({ ...fact, block: bulkBlockOf(act, fact) }));
  const sum = (rows: Facts) => rows.reduce((total, { count }) => total + count, 0);
  return {
    matching: sum(facts),
    eligible: sum(judged.filter(({ block }) => block === undefined)),
    establishments: new Set(
      judged.flatMap(({ block, establishmentId }) => (block === undefined ? establishmentId : [])),
    ).size,
    blocked: bulkBlocks.flatMap((block) => {
      const count = sum(judged.filter((row) => row.block === block));
      return count > 0 ? { block, count } : [];
    }),
  };
}
