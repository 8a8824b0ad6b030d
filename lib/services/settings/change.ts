import type { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import { settings } from "#db/schema/audit.ts";
import { canIn, type Actor } from "#lib/actor.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { readRuleOverrides } from "#lib/domain/rule-overrides.ts";
import type { SettingKey, SettingValue } from "#lib/domain/settings.ts";
import { AppError } from "#lib/errors.ts";
import { explain } from "#lib/rules/catalogue/index.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { ChangeSetting, ChangeStandard } from "./schema.ts";

/** Changes a setting for one establishment in one environment. */
export const changeSetting = command({
  name: "settings.change",
  permission: "settings:write",
  input: ChangeSetting,
  run: (ctx, input) =>
    ctx.atomically(async (tx) => {
      await loadEstablishment(tx, input.establishmentId);
      if (input.key === "document.rules") refuseOverrides(ctx.actor, input);
      return await keep(ctx, tx, input, "settings.change");
    }),
});

/** Changes it for all establishments that have not changed it themselves. */
export const changeStandard = command({
  name: "settings.change_standard",
  permission: "settings:standard",
  input: ChangeStandard,
  run: (ctx, input) =>
    ctx.atomically((tx) => keep(ctx, tx, { ...input, establishmentId: null }, "settings.change_standard")),
});

/** What counts against a document is not for everybody who looks after machines, and only ZATCA's own rules may count otherwise. */
function refuseOverrides(actor: Actor, { establishmentId, value }: z.output<typeof ChangeSetting>): void {
  if (!canIn(actor, "settings:rules", establishmentId)) throw new AppError("auth.forbidden");
  const unknown = [...(readRuleOverrides(String(value)) ?? [])].find(([code]) => explain(code)?.kind !== "rule");
  if (unknown === undefined) return;
  const field = { path: "value", code: "unknown_rule", params: { code: unknown[0] } };
  throw new AppError("input.invalid", { count: 1 }, [field]);
}

type Change = {
  readonly establishmentId: string | null;
  readonly environment: Environment;
  readonly key: SettingKey;
  readonly value: SettingValue;
};

async function keep(ctx: Context, tx: Writer, change: Change, action: string): Promise<{ key: string }> {
  const { establishmentId, environment, key, value } = change;
  const changedAt = ctx.clock.now();
  await tx
    .insert(settings)
    .values({ establishmentId, environment, key, value, changedAt })
    .onConflictDoUpdate({
      target: [settings.establishmentId, settings.environment, settings.key],
      set: { value, changedAt },
    });
  tx.audit({ action, entity: "setting", entityId: key, establishmentId, detail: { environment, value } });
  return { key };
}
