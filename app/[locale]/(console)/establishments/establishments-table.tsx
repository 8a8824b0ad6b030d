"use client";

import { useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { BothNames } from "#components/records/both-names.tsx";
import type { Named } from "#components/records/name.ts";
import { RecordMarks } from "#components/records/record-marks.tsx";
import { Code } from "#components/ui/code.tsx";

type Row = Named & {
  readonly id: string;
  readonly vatNumber: string;
  readonly isDemo: boolean;
  readonly archived: boolean;
  readonly branches: string;
  readonly devices: string | false;
  readonly live: string;
};

/** The whole list; one person's establishments are few. */
export function EstablishmentsTable({ rows, empty }: { rows: readonly Row[]; empty: ReactNode }) {
  const t = useTranslations("establishments");
  return (
    <DataTable
      exportPath="/api/v1/exports/establishments"
      label={t("title")}
      columns={useColumns()}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/establishments/${id}`}
      page={{ total: rows.length }}
      empty={empty}
    />
  );
}

const column = columnsOf<Row>();

function useColumns() {
  const t = useTranslations("establishments");
  const words = useTranslations("records");
  return useMemo(
    () => [
      column.display({
        id: "name",
        meta: { label: t("name"), narrow: "title" },
        cell: ({ row }) => <BothNames of={row.original} />,
      }),
      column.display({
        id: "vatNumber",
        meta: { label: words("vatNumber") },
        cell: ({ row: { original } }) => (
          <span className="inline-flex flex-wrap items-center gap-2 max-md:justify-end">
            <Code>{original.vatNumber}</Code>
            <RecordMarks demo={original.isDemo} archived={original.archived} />
          </span>
        ),
      }),
      column.display({
        id: "branches",
        meta: { label: t("branches"), align: "end" },
        cell: ({ row }) => row.original.branches,
      }),
      column.display({
        id: "devices",
        meta: { label: t("devices"), align: "end" },
        cell: ({ row: { original } }) =>
          original.devices ? t("liveOf", { live: original.live, total: original.devices }) : t("noDevices"),
      }),
    ],
    [t, words],
  );
}
