"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { environments } from "#lib/domain/environment.ts";
import { weeklyCourses } from "#lib/domain/weekly-course.ts";

/** By how a warning moves from week to week, and where its documents went. */
export function WarningsFilter() {
  const t = useTranslations();
  const course = {
    name: "course",
    label: t("findings.warnings.course"),
    options: weeklyCourses.map((value) => ({ value, label: t(`findings.warnings.${value}`) })),
  };
  const environment = {
    name: "environment",
    label: t("findings.filter.environment"),
    options: environments.map((value) => ({ value, label: t(`environment.${value}`) })),
  };
  return <FilterBar filters={[course, environment]} />;
}
