"use client";

import { useTable, type RowData } from "@tanstack/react-table";
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useMemo, useRef, type ReactNode } from "react";
import { usePathname } from "#lib/i18n/navigation.ts";
import { LinkButton } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import type { Sort } from "./address.ts";
import { ColumnHeading } from "./column-heading.tsx";
import { ColumnMenu } from "./column-menu.tsx";
import { ExportLink } from "./export-link.tsx";
import { useHiddenColumns } from "./kept-columns.tsx";
import { useTableKeys } from "./keys.ts";
import { Pages, type Page } from "./pages.tsx";
import { roles } from "./roles.ts";
import { Row } from "./row.tsx";
import { SelectHeading } from "./select-cell.tsx";
import { useSelection, type Chosen, type Selection } from "./selection.tsx";
import { features, type Column } from "./table.ts";

type Props<Data extends RowData> = {
  /** What the table holds, for screen readers. */
  label: string;
  columns: readonly Column<Data>[];
  rows: readonly Data[];
  rowId: (row: Data) => string;
  /** What stands under a row over its whole width, such as what was found in it. */
  rowNote?: (row: Data) => ReactNode;
  /** Where a row leads; without it a row sets `?open=<id>` and the page shows a `Sheet`. */
  rowHref?: (row: Data) => string;
  page: Page;
  sort?: Sort | undefined;
  /** Whether a filter or search is set: decides which empty picture is shown. */
  filtered?: boolean;
  /** What this will hold and how to begin. */
  empty: ReactNode;
  /** Where the whole table comes from as a file, with the address's filter and order. */
  exportPath?: string;
  /** The filter bar. */
  toolbar?: ReactNode;
  /** The menu of saved views. */
  views?: ReactNode;
  select?: Select<Data> | undefined;
};

/** Rows can be chosen: how a row is called, and what stands over the table once something is. */
export type Select<Data> = {
  readonly name: (row: Data) => string;
  readonly bar: (chosen: Chosen & Pick<Selection, "everything" | "clear">) => ReactNode;
};

/** What a page hands to its table: the rows, where they were cut, and what the address says of them. */
export type ListOf<Row> = {
  rows: readonly Row[];
  page: Page;
  sort: Sort;
  filtered: boolean;
  toolbar: ReactNode;
  empty: ReactNode;
  views?: ReactNode;
};

/** A page of rows that the server has sorted, filtered and cut; every control is a link that changes the address. */
export function DataTable<Data extends RowData>(props: Props<Data>) {
  const { columns, rows, rowId, toolbar, filtered = false, page } = props;
  const { hide } = useHiddenColumns();
  const hidden = useMemo(() => hide.split(",").filter(Boolean), [hide]);
  const columnVisibility = useMemo(() => Object.fromEntries(hidden.map((id) => [id, false])), [hidden]);
  const table = useTable({ features, columns, data: rows, getRowId: rowId, state: { columnVisibility } });
  const named = table.getAllLeafColumns().map(({ id, columnDef }) => ({ id, label: columnDef.meta?.label ?? id }));
  const optional = named.slice(1);
  const selection = useSelection();
  const { select } = props;
  const blank = rows.length === 0 && !filtered && !page.previous && !page.next;
  if (blank) return <div className="min-w-0 rounded-md border bg-surface">{props.empty}</div>;

  return (
    <div className="min-w-0 rounded-md border bg-surface">
      <div className="flex flex-wrap items-start gap-2 border-b p-2" data-print="no">
        <div className="min-w-0 flex-1 max-md:basis-full">{toolbar}</div>
        {props.views}
        {props.exportPath && <ExportLink path={props.exportPath} />}
        <div className="max-md:hidden">
          <ColumnMenu columns={optional} hidden={hidden} />
        </div>
      </div>
      {select && (selection.all || selection.ids.length > 0) && select.bar(selection)}
      {rows.length === 0 ? (
        <NoRows {...props} />
      ) : (
        <Rows {...props} table={table} selection={select ? selection : undefined} />
      )}
      <Pages page={page} shown={rows.length} />
    </div>
  );
}

type Table<Data extends RowData> = ReturnType<typeof useTable<typeof features, Data>>;

type RowsProps<Data extends RowData> = Props<Data> & { table: Table<Data>; selection: Selection | undefined };

function Rows<Data extends RowData>({ table, selection, ...props }: RowsProps<Data>) {
  const { label, page, sort, rowHref, rowNote, select } = props;
  const t = useTranslations("table");
  const keys = useId();
  const frame = useRef<HTMLDivElement>(null);
  useTableKeys(frame);
  const first = page.from ?? 1;
  return (
    <div
      ref={frame}
      data-rows
      className="relative max-h-[calc(100dvh-var(--head,0rem)-2rem)] overflow-auto max-md:max-h-none print:max-h-none print:overflow-visible"
    >
      <table
        {...roles.table}
        aria-label={label}
        aria-rowcount={page.total ?? -1}
        aria-describedby={keys}
        className="w-full border-separate border-spacing-0 max-md:block"
      >
        <thead {...roles.rowgroup} className="max-md:sr-only">
          <tr {...roles.row} aria-rowindex={1}>
            {selection && <SelectHeading selection={selection} ids={table.getRowModel().rows.map(({ id }) => id)} />}
            {table.getVisibleLeafColumns().map(({ id, columnDef: { meta } }) => (
              <ColumnHeading key={id} label={meta?.label ?? id} column={meta?.sort} align={meta?.align} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody {...roles.rowgroup} className="max-md:block">
          {table.getRowModel().rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              first={first}
              href={rowHref?.(row.original)}
              note={rowNote?.(row.original)}
              selection={selection}
              name={select?.name(row.original)}
            />
          ))}
        </tbody>
      </table>
      <p id={keys} className="sr-only">
        {t("keys")}
      </p>
    </div>
  );
}

function NoRows({ filtered, empty }: { filtered?: boolean; empty: ReactNode }) {
  const t = useTranslations("table");
  const pathname = usePathname();
  if (!filtered) return empty;
  return (
    <EmptyState
      drawing={<SearchX className="size-10" strokeWidth={1.25} />}
      title={t("nothingMatches")}
      action={<LinkButton href={pathname}>{t("clear")}</LinkButton>}
    >
      {t("nothingMatchesHint")}
    </EmptyState>
  );
}
