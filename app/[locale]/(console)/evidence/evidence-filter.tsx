"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { environments } from "#lib/domain/environment.ts";
import { callOutcomes, gatewayCalls } from "#lib/domain/gateway-call.ts";

type Props = {
  establishment: string | undefined;
  chosen: { readonly branch: Choice | undefined; readonly device: Choice | undefined };
};

export function EvidenceFilter({ establishment, chosen }: Props) {
  const t = useTranslations();
  return (
    <FilterBar
      search={{ name: "q", label: t("evidence.searchLabel") }}
      filters={[
        {
          name: "call",
          label: t("evidence.column.call"),
          options: gatewayCalls.map((value) => ({ value, label: t(`evidence.name.${value}`) })),
        },
        {
          name: "outcome",
          label: t("evidence.column.outcome"),
          options: [
            { value: "unanswered", label: t("evidence.unusable") },
            ...callOutcomes.map((value) => ({ value, label: t(`evidence.outcome.${value}`) })),
          ],
        },
        {
          name: "branch",
          label: t("evidence.branch"),
          find: { of: "branch", establishment },
          chosen: chosen.branch,
        },
        {
          name: "device",
          label: t("evidence.column.device"),
          find: { of: "device", establishment },
          chosen: chosen.device,
        },
        {
          name: "environment",
          label: t("evidence.column.environment"),
          options: environments.map((value) => ({ value, label: t(`environment.${value}`) })),
        },
      ]}
    />
  );
}
