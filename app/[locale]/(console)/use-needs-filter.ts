"use client";

import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import type { Filter } from "#components/data-table/filter-bar.tsx";
import type { ListedNeed } from "#lib/domain/attention.ts";

/** The filter that a link of the first page sets: it stands in the bar only while it is set. */
export function useNeedsFilter(needs: readonly ListedNeed[]): readonly Filter[] {
  const t = useTranslations("attention");
  if (!useSearchParams().has("needs")) return [];
  return [
    { name: "needs", label: t("filter"), options: needs.map((value) => ({ value, label: t(`group.${value}`) })) },
  ];
}
