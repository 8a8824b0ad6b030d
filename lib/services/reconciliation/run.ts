import { and, eq, inArray } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { devices } from "#db/schema/devices.ts";
import { discrepancies, reconciliations } from "#db/schema/reconciliations.ts";
import { revocations } from "#db/schema/revocations.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { readPortalList, rowsOfText } from "#lib/domain/portal-list.ts";
import { reconcile } from "#lib/domain/reconcile.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { closeAsRecorded } from "#lib/services/revocations/record.ts";
import { personOf } from "#lib/services/revocations/state.ts";
import { rowsOfFile } from "./read-file.ts";
import { RunReconciliation } from "./schema.ts";

/**
 * Compares the portal's device list with the records and keeps what differs. Old units that the list shows as revoked have their
 * open items closed by it; nothing else is changed.
 */
export const runReconciliation = command({
  name: "reconciliation.run",
  permission: "fleet:write",
  input: RunReconciliation,
  async run(ctx, { establishmentId, environment, text, file }) {
    const { form, rows } =
      file === undefined ? { form: "pasted" as const, rows: rowsOfText(text) } : await rowsOfFile(file);
    const list = readPortalList(rows);
    if ("problem" in list) throw new AppError("reconciliation.unreadable", { reason: list.problem });
    return await ctx.atomically(async (tx) => {
      const { vatNumber } = await loadEstablishment(tx, establishmentId);
      const listed = list.units.filter((unit) => unit.vatNumber === null || unit.vatNumber === vatNumber);
      const recorded = await tx
        .select({
          id: devices.id,
          name: devices.name,
          egsSerial: devices.egsSerial,
          environment: devices.environment,
          status: devices.status,
        })
        .from(devices)
        .where(eq(devices.establishmentId, establishmentId));
      const verdict = reconcile(environment, listed, recorded);
      const id = crypto.randomUUID();
      const closed = await closeItems(ctx, tx, verdict.revoked);
      const counts = { listed: listed.length, agreed: verdict.agreed, recorded: closed };
      const head = { id, establishmentId, environment, form, at: ctx.clock.now(), byName: ctx.actor.name };
      await tx.insert(reconciliations).values({ ...head, ...counts });
      for (let at = 0; at < verdict.discrepancies.length; at += 1000)
        await tx
          .insert(discrepancies)
          .values(
            verdict.discrepancies
              .slice(at, at + 1000)
              .map((one) => ({ ...one, establishmentId, reconciliationId: id })),
          );
      const found = verdict.discrepancies.length;
      const detail = { environment, form, ...counts, found };
      tx.audit({ action: "reconciliation.run", entity: "reconciliation", entityId: id, establishmentId, detail });
      return { id };
    });
  },
});

/** Items "revoke the old unit in the portal" that the portal's own list answers. */
async function closeItems(ctx: Context, tx: Writer, deviceIds: readonly string[]): Promise<number> {
  if (deviceIds.length === 0) return 0;
  const items = await tx
    .select()
    .from(revocations)
    .where(and(inArray(revocations.deviceId, [...deviceIds]), inArray(revocations.state, ["open", "stated"])))
    .for("no key update");
  const closing = { witness: "list", at: ctx.clock.now(), by: personOf(ctx), name: ctx.actor.name } as const;
  for (const item of items) await closeAsRecorded(tx, item, closing);
  return items.length;
}
