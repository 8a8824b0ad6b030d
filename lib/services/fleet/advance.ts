import { and, asc, eq, isNull } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { bulkRunDevices, bulkRuns } from "#db/schema/bulk-runs.ts";
import { devices } from "#db/schema/devices.ts";
import { command, query } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { bulkBlockOf, type BulkBlock } from "#lib/domain/bulk-act.ts";
import { resume, suspend } from "#lib/services/devices/suspend.ts";
import { lockDevice } from "#lib/services/devices/load.ts";
import { revocationOpen } from "./facts.ts";
import { OfRun } from "./schema.ts";
import { z } from "zod";

/** Devices that one transaction takes. */
const atOnce = 100;

/** Acts that have begun and not ended, the oldest first. */
export const findOpenRuns = query({
  name: "bulk.find_open",
  permission: "worker",
  input: z.object({}),
  run: (ctx) =>
    ctx.read((db) =>
      db
        .select({ runId: bulkRuns.id })
        .from(bulkRuns)
        .where(isNull(bulkRuns.doneAt))
        .orderBy(asc(bulkRuns.createdAt))
        .limit(20),
    ),
});

/** Takes the next devices of an act; whoever cannot take part any more is left out with the reason. Says whether more are left. */
export const advanceRun = command({
  name: "bulk.go_on",
  permission: "worker",
  input: OfRun,
  async run(ctx, { runId }) {
    const went = await ctx.exclusively(`bulk:${runId}`, () => ctx.atomically((tx) => step(ctx, tx, runId)));
    return went ?? false;
  },
});

async function step(ctx: Context, tx: Writer, runId: string): Promise<boolean> {
  const [run] = await tx.select().from(bulkRuns).where(eq(bulkRuns.id, runId)).for("no key update");
  const next = await tx
    .select({ deviceId: bulkRunDevices.deviceId })
    .from(bulkRunDevices)
    .where(and(eq(bulkRunDevices.runId, runId), eq(bulkRunDevices.outcome, "waiting")))
    .orderBy(asc(bulkRunDevices.position))
    .limit(atOnce);
  if (run === undefined) return false;
  const { establishmentId } = run;
  for (const { deviceId } of next) await take(ctx, tx, run, deviceId);
  const more = next.length === atOnce;
  if (!more) await tx.update(bulkRuns).set({ doneAt: ctx.clock.now() }).where(eq(bulkRuns.id, runId));
  const note = { entity: "bulk_run", entityId: runId, establishmentId, detail: { devices: next.length } };
  tx.audit(more ? { action: "bulk.go_on", ...note } : { action: "bulk.done", ...note });
  return more;
}

async function take(ctx: Context, tx: Writer, run: typeof bulkRuns.$inferSelect, deviceId: string): Promise<void> {
  const device = await lockDevice(tx, deviceId);
  const [fact] = await tx.select({ revocationOpen }).from(devices).where(eq(devices.id, deviceId));
  const block = bulkBlockOf(run.act, { ...device, revocationOpen: fact?.revocationOpen ?? false });
  if (block === undefined) {
    const why = run.reason ?? "";
    await (run.act === "suspend"
      ? suspend(ctx, tx, device, { reason: why, by: run.startedBy })
      : resume(tx, device, { by: run.startedBy }));
  }
  await tx
    .update(bulkRunDevices)
    .set({ ...outcomeOf(block), at: ctx.clock.now() })
    .where(and(eq(bulkRunDevices.runId, run.id), eq(bulkRunDevices.deviceId, deviceId)));
}

const outcomeOf = (block: BulkBlock | undefined) =>
  block === undefined ? ({ outcome: "done" } as const) : ({ outcome: "left_out", block } as const);
