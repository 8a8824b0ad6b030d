import type { showSettings } from "#lib/services/settings/queries.ts";
import type { SettingView } from "./setting-rows.tsx";

type Row = Awaited<ReturnType<typeof showSettings.run>>[number];

export const settingView = ({ key, value, standard, changedBy, changedAt }: Row): SettingView => ({
  key,
  value,
  standard,
  changedBy: changers.find((one) => one === changedBy) ?? null,
  changedAt: changedAt?.toISOString() ?? null,
});

const changers = ["installation", "establishment"] as const;
