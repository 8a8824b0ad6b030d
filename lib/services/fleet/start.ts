import { sql, type SQL } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { bulkRunDevices, bulkRuns } from "#db/schema/bulk-runs.ts";
import { devices } from "#db/schema/devices.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { bulkBlockOf, type BulkAct } from "#lib/domain/bulk-act.ts";
import { viewParametersOf, type ViewParameters } from "#lib/domain/saved-view.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/input.ts";
import { factsOf } from "./facts.ts";
import { StartBulk, SuspensionReason } from "./schema.ts";
import { refuseOtherCount, selected } from "./selected.ts";

/**
 * Freezes the devices that match now and begins the act: one run per establishment, which the worker carries out. What matches must be
 * as many as the person was shown. Errors: `bulk.count_changed`, `bulk.nothing_eligible`.
 */
export const startBulk = command({
  name: "bulk.start",
  permission: "device:write",
  input: StartBulk,
  run: (ctx, input) =>
    ctx.atomically(async (tx) => {
      const { act } = input;
      const reason = act === "suspend" ? parseInput(SuspensionReason, input).reason : input.reason || null;
      const where = selected(input, ctx.actor, ctx.clock.now());
      const facts = await factsOf(tx, where);
      const size = facts.reduce((total, { count }) => total + count, 0);
      refuseOtherCount(size, input.shown);
      const eligible = facts.filter((fact) => bulkBlockOf(act, fact) === undefined);
      const establishments = new Set(eligible.map(({ establishmentId }) => establishmentId));
      if (establishments.size === 0) throw new AppError("bulk.nothing_eligible");
      const filter = input.pick === "matching" ? filterOf(input) : {};
      const runs: string[] = [];
      for (const establishmentId of establishments)
        runs.push(await open(ctx, tx, { establishmentId, act, reason, filter, where }));
      return { runs };
    }),
});

type Opening = {
  readonly establishmentId: string;
  readonly act: BulkAct;
  readonly reason: string | null;
  readonly filter: ViewParameters;
  readonly where: SQL;
};

async function open(ctx: Context, tx: Writer, { establishmentId, act, reason, filter, where }: Opening) {
  const id = crypto.randomUUID();
  const startedBy = ctx.actor.name;
  await tx
    .insert(bulkRuns)
    .values({ id, establishmentId, act, reason, filter, size: 0, startedBy, createdAt: ctx.clock.now() });
  const size = await freeze(tx, { id, establishmentId, where });
  const detail = { act, devices: size, ...(reason === null ? {} : { reason }) };
  tx.audit({ action: "bulk.start", entity: "bulk_run", entityId: id, establishmentId, detail });
  return id;
}

async function freeze(tx: Writer, { id, establishmentId, where }: { id: string; establishmentId: string; where: SQL }) {
  const frozen = await tx.execute<{ size: number }>(sql`
    with frozen as (
      insert into ${bulkRunDevices} (run_id, establishment_id, device_id, position)
      select ${id}::uuid, ${devices.establishmentId}, ${devices.id}, row_number() over (order by ${devices.name}, ${devices.id})
      from ${devices} where ${devices.establishmentId} = ${establishmentId} and ${where}
      returning 1)
    select count(*)::int as size from frozen`);
  const size = frozen[0]?.size ?? 0;
  await tx.execute(sql`update ${bulkRuns} set size = ${size} where id = ${id}`);
  return size;
}

function filterOf(input: Readonly<Record<string, unknown>>): ViewParameters {
  const { act: _act, reason: _reason, shown: _shown, pick: _pick, device: _device, ...rest } = input;
  const texts = Object.entries(rest).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  return viewParametersOf(Object.fromEntries(texts));
}
