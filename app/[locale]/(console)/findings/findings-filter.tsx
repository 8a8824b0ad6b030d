"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { environments } from "#lib/domain/environment.ts";

/** By what became of a cause, where its documents went, and who sees to it. */
export function FindingsFilter({ groups }: { groups: readonly Choice[] }) {
  const t = useTranslations();
  const group = {
    name: "group",
    label: t("findings.filter.group"),
    options: [{ value: "nobody", label: t("findings.handle.nobody") }, ...groups],
  };
  return (
    <FilterBar
      filters={[
        {
          name: "state",
          label: t("findings.filter.state"),
          options: (["new", "back", "fixed"] as const).map((value) => ({ value, label: t(`findings.mark.${value}`) })),
        },
        {
          name: "environment",
          label: t("findings.filter.environment"),
          options: environments.map((value) => ({ value, label: t(`environment.${value}`) })),
        },
        group,
      ]}
    />
  );
}
