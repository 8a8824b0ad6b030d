"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable, type ListOf } from "#components/data-table/data-table.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { NameCell } from "#components/data-table/name-cell.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import type { Environment } from "#lib/domain/environment.ts";

export type EnrolmentRowView = {
  readonly id: string;
  readonly device: string;
  readonly branch: string;
  readonly environment: Environment;
  readonly kind: EnrolmentKind;
  readonly state: State;
  readonly stateWords: string;
  readonly createdAt: string;
  readonly updatedAt: string;
};

export function EnrolmentsTable({ rows, ...rest }: ListOf<EnrolmentRowView>) {
  const t = useTranslations("enrolments");
  return (
    <DataTable
      exportPath="/api/v1/exports/enrolments"
      label={t("title")}
      columns={useColumns()}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/enrolments/${id}`}
      {...rest}
    />
  );
}

const column = columnsOf<EnrolmentRowView>();

function useColumns() {
  const t = useTranslations("enrolments");
  return useMemo(
    () => [
      column.display({
        id: "device",
        meta: { label: t("column.device"), narrow: "title" },
        cell: ({ row }) => <NameCell>{row.original.device}</NameCell>,
      }),
      column.display({
        id: "state",
        meta: { label: t("column.state") },
        cell: ({ row: { original } }) => (
          <StateMark state={original.state} quiet>
            {original.stateWords}
          </StateMark>
        ),
      }),
      column.display({
        id: "branch",
        meta: { label: t("column.branch") },
        cell: ({ row }) => <NameCell>{row.original.branch}</NameCell>,
      }),
      column.display({
        id: "environment",
        meta: { label: t("column.environment") },
        cell: ({ row }) => <EnvironmentMark environment={row.original.environment} />,
      }),
      column.display({
        id: "kind",
        meta: { label: t("column.kind"), narrow: "hide" },
        cell: ({ row }) => <span className="whitespace-nowrap">{t(`kind.${row.original.kind}`)}</span>,
      }),
      column.display({
        id: "begun",
        meta: { label: t("column.begun"), narrow: "hide" },
        cell: ({ row }) => <TimeText at={row.original.createdAt} precision="day" relative={false} />,
      }),
      column.display({
        id: "updated",
        meta: { label: t("column.moved"), sort: "updated" },
        cell: ({ row }) => <TimeText at={row.original.updatedAt} />,
      }),
    ],
    [t],
  );
}
