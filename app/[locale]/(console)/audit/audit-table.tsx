"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable, type ListOf } from "#components/data-table/data-table.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { Code } from "#components/ui/code.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { isUuid } from "#lib/domain/uuid.ts";
import type { AuditView } from "./audit-view.ts";

/** Who did what, newest first; a row opens beside the list with its details. */
export function AuditTable({ rows, ...rest }: ListOf<AuditView>) {
  const t = useTranslations("audit");
  return (
    <DataTable
      exportPath="/api/v1/exports/audit"
      label={t("title")}
      columns={useColumns()}
      rows={rows}
      rowId={({ id }) => id}
      {...rest}
    />
  );
}

const column = columnsOf<AuditView>();

function useColumns() {
  const t = useTranslations("audit");
  return useMemo(
    () => [
      column.display({
        id: "what",
        meta: { label: t("column.what"), narrow: "title" },
        cell: ({ row: { original } }) => original.what ?? <Code>{original.action}</Code>,
      }),
      column.display({
        id: "at",
        meta: { label: t("column.at"), sort: "at" },
        cell: ({ row }) => <TimeText at={row.original.at} />,
      }),
      column.display({
        id: "who",
        meta: { label: t("column.who") },
        cell: ({ row }) => <bdi>{row.original.who}</bdi>,
      }),
      column.display({
        id: "entity",
        meta: { label: t("column.entity") },
        cell: ({ row: { original } }) => (
          <span className="inline-flex flex-wrap items-center gap-x-2">
            {original.entity}
            <span className="text-ink-quiet" title={original.entityId}>
              <Code>{isUuid(original.entityId) ? original.entityId.slice(0, 8) : original.entityId}</Code>
            </span>
          </span>
        ),
      }),
      column.display({
        id: "establishment",
        meta: { label: t("column.establishment"), narrow: "hide" },
        cell: ({ row }) => <bdi>{row.original.establishment}</bdi>,
      }),
    ],
    [t],
  );
}
