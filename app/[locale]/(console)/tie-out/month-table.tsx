"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { Money } from "#components/ui/money.tsx";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { useFormat } from "#lib/i18n/use-format.tsx";
import type { SumView } from "./month-view.ts";

/** What each device issued for each branch; a row leads to its documents. */
export function MonthTable({ rows, total }: { rows: readonly SumView[]; total: number }) {
  const t = useTranslations("tieOut.sums");
  return (
    <DataTable
      label={t("title")}
      columns={useColumns()}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ href }) => href}
      page={{ total, from: 1 }}
      toolbar={<p className="px-1 py-1.5 font-medium">{t("title")}</p>}
      empty={null}
    />
  );
}

const column = columnsOf<SumView>();

function useColumns() {
  const t = useTranslations("tieOut.sums.column");
  return useMemo(
    () => [
      column.display({
        id: "device",
        meta: { label: t("device"), narrow: "title" },
        cell: ({ row }) => <bdi>{row.original.device}</bdi>,
      }),
      column.display({
        id: "branch",
        meta: { label: t("branch") },
        cell: ({ row }) => <bdi>{row.original.branch}</bdi>,
      }),
      ...(["documents", "net", "vat"] as const).map((id) =>
        column.display({
          id,
          meta: { label: t(id), align: "end" },
          cell: ({ row: { original } }) =>
            id === "documents" ? (
              <Count value={original.documents} />
            ) : (
              <Money minor={original[id]} currency={original.currency} />
            ),
        }),
      ),
      ...counted.map(([id, state]) =>
        column.display({
          id,
          meta: { label: t(id), align: "end" },
          cell: ({ row }) => <Count value={Number(row.original[id])} state={state} />,
        }),
      ),
    ],
    [t],
  );
}

const counted = [
  ["accepted", undefined],
  ["waiting", "waiting"],
  ["rejected", "broken"],
  ["missing", "due"],
] as const;

function Count({ value, state }: { value: number; state?: State | undefined }) {
  const format = useFormat();
  const digits = <bdi dir="ltr">{format.number(value)}</bdi>;
  if (value === 0) return <span className="text-ink-quiet">{digits}</span>;
  if (state === undefined) return digits;
  return (
    <StateMark state={state} quiet>
      {digits}
    </StateMark>
  );
}
