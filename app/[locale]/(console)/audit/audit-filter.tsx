"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "#components/data-table/filter-bar.tsx";

export function AuditFilter() {
  const t = useTranslations("audit");
  return <FilterBar search={{ name: "q", label: t("searchLabel") }} />;
}
