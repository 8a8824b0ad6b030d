"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable, type ListOf } from "#components/data-table/data-table.tsx";
import { NameCell } from "#components/data-table/name-cell.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { StateMark } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { EndpointView } from "./endpoint-view.ts";

/** Who is told and whether it goes through; a row leads to the webhook's own page. */
export function EndpointsTable({ rows, ...rest }: ListOf<EndpointView>) {
  const t = useTranslations("webhooks");
  return (
    <DataTable
      exportPath="/api/v1/exports/webhooks"
      label={t("title")}
      columns={useColumns()}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/settings/webhooks/${id}`}
      {...rest}
    />
  );
}

const column = columnsOf<EndpointView>();

function useColumns() {
  const t = useTranslations("webhooks");
  return useMemo(
    () => [
      column.display({
        id: "name",
        meta: { label: t("column.name"), narrow: "title" },
        cell: ({ row }) => <NameCell>{row.original.name}</NameCell>,
      }),
      column.display({
        id: "state",
        meta: { label: t("column.state") },
        cell: ({ row: { original } }) => (
          <StateMark state={original.state} quiet>
            {t(`standing.${original.standing}`)}
          </StateMark>
        ),
      }),
      column.display({
        id: "address",
        meta: { label: t("column.address") },
        cell: ({ row }) => <Code wrap>{row.original.url}</Code>,
      }),
      column.display({
        id: "device",
        meta: { label: t("column.device") },
        cell: ({ row }) => <bdi>{row.original.device ?? t("everyDevice")}</bdi>,
      }),
      column.display({
        id: "lastSuccess",
        meta: { label: t("column.lastSuccess") },
        cell: ({ row: { original } }) =>
          original.lastSuccessAt === null ? (
            <span className="text-ink-quiet">{t("notYet")}</span>
          ) : (
            <TimeText at={original.lastSuccessAt} stacked />
          ),
      }),
      column.display({
        id: "created",
        meta: { label: t("column.created"), sort: "created", narrow: "hide" },
        cell: ({ row }) => <TimeText at={row.original.createdAt} precision="day" relative={false} />,
      }),
    ],
    [t],
  );
}
