"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Sort } from "#components/data-table/address.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import type { Page } from "#components/data-table/pages.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { NameCell } from "#components/data-table/name-cell.tsx";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { bulkOutcomes, type BulkBlock } from "#lib/domain/bulk-act.ts";

type Outcome = (typeof bulkOutcomes)[number];
type Row = { id: string; name: string; branch: string; outcome: Outcome; block: BulkBlock | null };
type Props = { rows: readonly Row[]; page: Page; sort: Sort; filtered: boolean };

export function RunDevices(props: Props) {
  const t = useTranslations("fleet.run");
  const options = bulkOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }));
  return (
    <DataTable
      label={t("devices")}
      columns={useColumns()}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/devices/${id}`}
      toolbar={<FilterBar filters={[{ name: "outcome", label: t("outcomes"), options }]} />}
      empty={<EmptyState title={t("none")} />}
      {...props}
    />
  );
}

const column = columnsOf<Row>();
const states: Readonly<Record<Outcome, State>> = { waiting: "waiting", done: "good", left_out: "unknown" };

function useColumns() {
  const t = useTranslations("fleet");
  return useMemo(
    () => [
      column.display({
        id: "device",
        meta: { label: t("run.column.device"), narrow: "title" },
        cell: ({ row }) => <NameCell>{row.original.name}</NameCell>,
      }),
      column.display({
        id: "branch",
        meta: { label: t("run.column.branch") },
        cell: ({ row }) => <NameCell>{row.original.branch}</NameCell>,
      }),
      column.display({
        id: "outcome",
        meta: { label: t("run.column.outcome") },
        cell: ({ row: { original } }) => (
          <StateMark state={states[original.outcome]} quiet>
            {t(`run.outcome.${original.outcome}`)}
          </StateMark>
        ),
      }),
      column.display({
        id: "why",
        meta: { label: t("run.column.why") },
        cell: ({ row: { original } }) => original.block && t(`bulk.blocks.${original.block}`),
      }),
    ],
    [t],
  );
}
