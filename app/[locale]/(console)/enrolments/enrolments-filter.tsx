"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { enrolmentNeeds } from "#lib/domain/attention.ts";
import { enrolmentLifecycle } from "#lib/domain/enrolment-lifecycle.ts";
import { environments } from "#lib/domain/environment.ts";
import { useNeedsFilter } from "../use-needs-filter.ts";

export function EnrolmentsFilter() {
  const t = useTranslations();
  const needs = useNeedsFilter(enrolmentNeeds);
  const states = [
    ...(["open", "stopped"] as const).map((value) => ({ value, label: t(`enrolments.filter.${value}`) })),
    ...enrolmentLifecycle.statuses.map((value) => ({ value, label: t(`enrolments.status.${value}`) })),
  ];
  return (
    <FilterBar
      search={{ name: "q", label: t("enrolments.searchLabel") }}
      filters={[
        { name: "state", label: t("enrolments.filter.state"), options: states },
        ...needs,
        {
          name: "environment",
          label: t("enrolments.filter.environment"),
          options: environments.map((value) => ({ value, label: t(`environment.${value}`) })),
        },
      ]}
    />
  );
}
