import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import { settings } from "#db/schema/audit.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { OneSetting, OneStandard } from "./schema.ts";

/** Takes an establishment's change back, so that the installation's value or the standard holds again. */
export const resetSetting = command({
  name: "settings.reset",
  permission: "settings:write",
  input: OneSetting,
  run: (ctx, { establishmentId, ...one }) =>
    ctx.atomically((tx) => takeBack(tx, { establishmentId, ...one }, "settings.reset")),
});

/** Takes the installation's change back, so that the standard holds where no establishment has changed it. */
export const resetStandard = command({
  name: "settings.reset_standard",
  permission: "settings:standard",
  input: OneStandard,
  run: (ctx, one) => ctx.atomically((tx) => takeBack(tx, { establishmentId: null, ...one }, "settings.reset_standard")),
});

type One = z.output<typeof OneStandard> & { readonly establishmentId: string | null };

async function takeBack(tx: Writer, { establishmentId, environment, key }: One, action: string) {
  const owner = settings.establishmentId;
  const [before] = await tx
    .delete(settings)
    .where(
      and(
        establishmentId === null ? isNull(owner) : eq(owner, establishmentId),
        eq(settings.environment, environment),
        eq(settings.key, key),
      ),
    )
    .returning({ value: settings.value });
  if (before === undefined) throw new AppError("not_found");
  const detail = { environment, before: before.value };
  tx.audit({ action, entity: "setting", entityId: key, establishmentId, detail });
  return { key };
}
