import { useTranslations } from "next-intl";
import { deviceNeeds } from "#lib/domain/attention.ts";
import { deviceLifecycle } from "#lib/domain/device-lifecycle.ts";
import { deviceStandings } from "#lib/domain/device-standing.ts";
import { environments } from "#lib/domain/environment.ts";

type Props = { filter: Readonly<Record<string, string>>; chosen: boolean };

/** The filter that chose the devices, in words. */
export function FilterWords({ filter, chosen }: Props) {
  const t = useTranslations();
  if (chosen) return t("fleet.bulk.filterChosen");
  const status = deviceLifecycle.statuses.find((known) => known === filter["status"]);
  const standing = deviceStandings.find((known) => known === filter["standing"]);
  const needs = deviceNeeds.find((known) => known === filter["needs"]);
  const environment = environments.find((known) => known === filter["environment"]);
  const words = [
    filter["q"] === undefined ? undefined : `“${filter["q"]}”`,
    status && t(`devices.status.${status}`),
    standing && t(`fleet.standing.${standing}`),
    needs && t(`attention.group.${needs}`),
    environment && t(`environment.${environment}`),
    filter["branch"] && t("devices.column.branch"),
  ].filter((word) => word !== undefined);
  if (words.length === 0) return t("fleet.bulk.filterAll");
  return `${t("fleet.bulk.filter")}: ${words.join(t("devices.comma"))}`;
}
