import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import { devices } from "#db/schema/devices.ts";
import { establishments } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { refuseChanged, textOfValues } from "#lib/services/edit-undo.ts";
import { loadEstablishment, lockEstablishment } from "./load.ts";
import { UndoUpdateEstablishment, UpdateEstablishment } from "./schema.ts";

/** A new VAT number makes every certificate untrue, so it asks for the person's consent to onboard all devices anew. */
export const updateEstablishment = command({
  name: "establishment.update",
  permission: "establishment:write",
  input: UpdateEstablishment,
  run: (ctx, { establishmentId, consequencesAccepted, ...input }) =>
    ctx.atomically(async (tx) => {
      const before = await lockEstablishment(tx, establishmentId);
      if (before.vatNumber !== input.vatNumber && !consequencesAccepted) {
        const count = await liveDevices(tx, establishmentId);
        if (count > 0) throw new AppError("establishment.change_needs_onboarding", { count });
      }
      await change(tx, before, input, "establishment.update");
      const after = textOfValues(editableOf(await loadEstablishment(tx, establishmentId)));
      return { id: establishmentId, before: textOfValues(editableOf(before)), after };
    }),
});

/**
 * Takes an edit back, as long as nobody changed the establishment since. The certificates that a new VAT number made untrue speak of the
 * former one, so it comes back without consent. Errors: `changed_meanwhile`.
 */
export const undoEstablishmentUpdate = command({
  name: "establishment.undo_update",
  permission: "establishment:write",
  input: UndoUpdateEstablishment,
  run: (ctx, { establishmentId, before, after }) =>
    ctx.atomically(async (tx) => {
      const establishment = await lockEstablishment(tx, establishmentId);
      refuseChanged(editableOf(establishment), after);
      await change(tx, establishment, before, "establishment.undo_update");
      return { id: establishmentId };
    }),
});

type Establishment = Awaited<ReturnType<typeof loadEstablishment>>;
type Fields = z.output<typeof UndoUpdateEstablishment>["before"];

function editableOf(establishment: Establishment): Fields {
  const { vatNumber, nameAr, nameEn, identifierScheme, identifierValue, industry } = establishment;
  const { street, buildingNumber, district, city, postalCode } = establishment;
  const place = { street, buildingNumber, district, city, postalCode };
  return { vatNumber, nameAr, nameEn, identifierScheme, identifierValue, industry, ...place };
}

async function change(
  tx: Writer,
  establishment: Establishment,
  fields: Fields,
  action: "establishment.update" | "establishment.undo_update",
): Promise<void> {
  const { id } = establishment;
  await tx.update(establishments).set(fields).where(eq(establishments.id, id));
  const detail = { changed: changedFields(establishment, fields) };
  tx.audit({ action, entity: "establishment", entityId: id, establishmentId: id, detail });
}

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
