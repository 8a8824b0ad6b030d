"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { documentNeeds } from "#lib/domain/attention.ts";
import { submissionLifecycle, transactionKinds } from "#lib/domain/document.ts";
import { environments } from "#lib/domain/environment.ts";
import { useNeedsFilter } from "../use-needs-filter.ts";

type Props = {
  establishment: string | undefined;
  chosen: { readonly branch: Choice | undefined; readonly device: Choice | undefined };
};

export function DocumentsFilter({ establishment, chosen }: Props) {
  const t = useTranslations();
  const needs = useNeedsFilter(documentNeeds);
  return (
    <FilterBar
      search={{ name: "q", label: t("documents.searchLabel") }}
      filters={[
        {
          name: "state",
          label: t("documents.filter.state"),
          options: submissionLifecycle.statuses.map((value) => ({ value, label: t(`documents.state.${value}`) })),
        },
        {
          name: "kind",
          label: t("documents.filter.kind"),
          options: transactionKinds.map((value) => ({ value, label: t(`documents.kind.${value}`) })),
        },
        ...needs,
        {
          name: "branch",
          label: t("documents.filter.branch"),
          find: { of: "branch", establishment },
          chosen: chosen.branch,
        },
        {
          name: "device",
          label: t("documents.filter.device"),
          find: { of: "device", establishment },
          chosen: chosen.device,
        },
        {
          name: "environment",
          label: t("documents.filter.environment"),
          options: environments.map((value) => ({ value, label: t(`environment.${value}`) })),
        },
      ]}
    />
  );
}
