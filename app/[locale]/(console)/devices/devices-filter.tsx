"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { deviceNeeds } from "#lib/domain/attention.ts";
import type { DeviceStatus } from "#lib/domain/device-lifecycle.ts";
import { deviceStandings } from "#lib/domain/device-standing.ts";
import { environments } from "#lib/domain/environment.ts";
import { useNeedsFilter } from "../use-needs-filter.ts";

/** The statuses are given, so that the table of what may follow what stays with the server. */
export function DevicesFilter({ statuses }: { statuses: readonly DeviceStatus[] }) {
  const t = useTranslations();
  const needs = useNeedsFilter(deviceNeeds);
  return (
    <FilterBar
      search={{ name: "q", label: t("devices.searchLabel") }}
      filters={[
        {
          name: "status",
          label: t("devices.filter.status"),
          options: statuses.map((value) => ({ value, label: t(`devices.status.${value}`) })),
        },
        {
          name: "standing",
          label: t("devices.filter.standing"),
          options: deviceStandings.map((value) => ({ value, label: t(`fleet.standing.${value}`) })),
        },
        ...needs,
        {
          name: "environment",
          label: t("devices.filter.environment"),
          options: environments.map((value) => ({ value, label: t(`environment.${value}`) })),
        },
      ]}
    />
  );
}
