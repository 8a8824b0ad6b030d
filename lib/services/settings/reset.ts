import { and, eq } from "drizzle-orm";
import { settings } from "#db/schema/audit.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { OneSetting } from "./schema.ts";

/** Takes an establishment's change back, so that the installation's value or the standard holds again. */
export const resetSetting = command({
  name: "settings.reset",
  permission: "settings:write",
  input: OneSetting,
  run: (ctx, { establishmentId, environment, key }) =>
    ctx.atomically(async (tx) => {
      const removed = await tx
        .delete(settings)
        .where(
          and(
            eq(settings.establishmentId, establishmentId),
            eq(settings.environment, environment),
            eq(settings.key, key),
          ),
        )
        .returning({ value: settings.value });
      const [before] = removed;
      if (before === undefined) throw new AppError("not_found");
      const detail = { environment, before: before.value };
      tx.audit({ action: "settings.reset", entity: "setting", entityId: key, establishmentId, detail });
      return { key };
    }),
});
