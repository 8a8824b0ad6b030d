import { query } from "#lib/command.ts";
import { settled, settingKey } from "#lib/domain/settings.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { changedSettings, type ChangedSetting } from "./read.ts";
import { ShowSettings, ShowStandards } from "./schema.ts";

/** Every setting with its value, its standard, and who changed it: this establishment, the installation, or nobody. */
export const showSettings = query({
  name: "settings.show",
  permission: "establishment:read",
  input: ShowSettings,
  run: (ctx, place) =>
    ctx.read(async (db) => {
      await loadEstablishment(db, place.establishmentId);
      return table(await changedSettings(db, place));
    }),
});

/** The same for the installation, whose values hold wherever an establishment has none of its own. */
export const showStandards = query({
  name: "settings.show_standards",
  permission: "settings:standard",
  input: ShowStandards,
  run: (ctx, { environment }) =>
    ctx.read(async (db) => table(await changedSettings(db, { environment, establishmentId: null }))),
});

function table(changed: readonly ChangedSetting[]) {
  const [standard, value] = [settled(), settled(changed)];
  return settingKey.options.map((key) => {
    const latest = changed.findLast((each) => each.key === key);
    const by = latest?.establishmentId === null ? "installation" : "establishment";
    return {
      key,
      value: value[key],
      standard: standard[key],
      changedBy: latest === undefined ? null : by,
      changedAt: latest?.changedAt ?? null,
    };
  });
}
