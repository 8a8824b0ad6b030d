import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { devices } from "#db/schema/devices.ts";
import { establishments } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "./load.ts";
import { UpdateEstablishment } from "./schema.ts";

/** A new VAT number makes every certificate untrue, so it asks for the person's consent to onboard all devices anew. */
export const updateEstablishment = command({
  name: "establishment.update",
  permission: "establishment:write",
  input: UpdateEstablishment,
  async run(ctx, { establishmentId, consequencesAccepted, ...input }) {
    return await ctx.atomically(async (tx) => {
      const before = await loadEstablishment(tx, establishmentId);
      if (before.vatNumber !== input.vatNumber && !consequencesAccepted) {
        const count = await liveDevices(tx, establishmentId);
        if (count > 0) throw new AppError("establishment.change_needs_onboarding", { count });
      }
      await tx.update(establishments).set(input).where(eq(establishments.id, establishmentId));
      tx.audit({
        action: "establishment.update",
        entity: "establishment",
        entityId: establishmentId,
        establishmentId,
        detail: { changed: changedFields(before, input) },
      });
      return { id: establishmentId };
    });
  },
});

async function liveDevices(tx: Writer, establishmentId: string): Promise<number> {
  const rows = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.establishmentId, establishmentId), eq(devices.status, "live")));
  return rows.length;
}

/** The names of the fields that differ, for the audit entry. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  return Object.keys(after).filter((key) => before[key] !== after[key]);
}
