"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "#components/data-table/filter-bar.tsx";

export function KeysFilter() {
  const t = useTranslations("settings.keys");
  const options = (["valid", "expired", "revoked"] as const).map((value) => ({ value, label: t(`standing.${value}`) }));
  return <FilterBar filters={[{ name: "state", label: t("column.state"), options }]} />;
}
