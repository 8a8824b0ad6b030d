"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { environments } from "#lib/domain/environment.ts";
import { otpSessionLifecycle } from "#lib/domain/otp-session.ts";

export function SessionsFilter() {
  const t = useTranslations();
  const states = otpSessionLifecycle.statuses.map((value) => ({ value, label: t(`sessions.status.${value}`) }));
  const places = environments.map((value) => ({ value, label: t(`environment.${value}`) }));
  return (
    <FilterBar
      search={{ name: "q", label: t("sessions.searchLabel") }}
      filters={[
        { name: "status", label: t("sessions.filter.status"), options: states },
        { name: "environment", label: t("sessions.filter.environment"), options: places },
      ]}
    />
  );
}
