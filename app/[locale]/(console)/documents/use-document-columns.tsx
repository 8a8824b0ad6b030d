"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { HoursLeft, type Limit } from "#components/documents/hours-left.tsx";
import type { Outcome } from "#components/documents/state.ts";
import { NameCell } from "#components/data-table/name-cell.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Environment } from "#lib/domain/environment.ts";

export type DocumentRowView = {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly buyer: string | null;
  readonly environment: Environment;
  readonly device: string;
  readonly branch: string;
  readonly issuedAt: string;
  readonly state: State;
  readonly word: Outcome;
  readonly limit: Limit | null;
  readonly total: { readonly minor: string; readonly currency: string };
  readonly findings: readonly { readonly state: State; readonly title: string }[];
  readonly more: number;
};

export function useDocumentColumns() {
  const t = useTranslations("documents");
  return useMemo(() => [...outcomeColumns(t), ...placeColumns(t)], [t]);
}

type Words = ReturnType<typeof useTranslations<"documents">>;

const column = columnsOf<DocumentRowView>();

/** Which document, how it stands, how long there is, and how much is at stake. */
const outcomeColumns = (t: Words) => [
  column.display({
    id: "number",
    meta: { label: t("column.number"), narrow: "title" },
    cell: ({ row }) => (
      <bdi dir="ltr" className="md:block md:min-w-24 rtl:md:text-end">
        {row.original.number}
      </bdi>
    ),
  }),
  column.display({
    id: "state",
    meta: { label: t("column.state") },
    cell: ({ row: { original } }) => (
      <StateMark state={original.state} quiet>
        {t(`outcome.${original.word}`)}
      </StateMark>
    ),
  }),
  column.display({
    id: "due",
    meta: { label: t("column.due"), sort: "due" },
    cell: ({ row: { original } }) =>
      original.limit === null ? (
        <span className="text-ink-quiet">{t("noLimit")}</span>
      ) : (
        <HoursLeft {...original.limit} />
      ),
  }),
  column.display({
    id: "total",
    meta: { label: t("column.total"), align: "end" },
    cell: ({ row }) => <Money {...row.original.total} />,
  }),
  column.display({
    id: "issued",
    meta: { label: t("column.issued"), sort: "issued" },
    cell: ({ row }) => <TimeText at={row.original.issuedAt} relative={false} />,
  }),
];

const placeColumns = (t: Words) => [
  column.display({
    id: "kind",
    meta: { label: t("column.kind") },
    cell: ({ row }) => <span className="md:block md:min-w-24">{row.original.kind}</span>,
  }),
  column.display({
    id: "device",
    meta: { label: t("column.device") },
    cell: ({ row }) => <NameCell>{row.original.device}</NameCell>,
  }),
  column.display({
    id: "branch",
    meta: { label: t("column.branch") },
    cell: ({ row }) => <NameCell>{row.original.branch}</NameCell>,
  }),
  column.display({
    id: "buyer",
    meta: { label: t("column.buyer"), narrow: "hide" },
    cell: ({ row }) => <NameCell>{row.original.buyer ?? t("noBuyer")}</NameCell>,
  }),
  column.display({
    id: "environment",
    meta: { label: t("column.environment"), narrow: "hide" },
    cell: ({ row }) => <EnvironmentMark environment={row.original.environment} brief />,
  }),
];
