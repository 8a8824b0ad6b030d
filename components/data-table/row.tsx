"use client";

import { FlexRender, type Cell, type Row as TableRow, type RowData } from "@tanstack/react-table";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { Link, usePathname } from "#lib/i18n/navigation.ts";
import { cx } from "../ui/cx.ts";
import { parameters, withParameters } from "./address.ts";
import { roles } from "./roles.ts";
import { SelectCell } from "./select-cell.tsx";
import type { Selection } from "./selection.tsx";
import type { features } from "./table.ts";

type Props<Data extends RowData> = {
  row: TableRow<typeof features, Data>;
  /** The number of the page's first row in the whole result. */
  first: number;
  href?: string | undefined;
  note?: ReactNode;
  selection?: Selection | undefined;
  /** How the row is called where it can be chosen. */
  name?: string | undefined;
};

/** One row: its first column is the link, stretched over the whole row, so that a row is one stop for the keyboard. */
export function Row<Data extends RowData>({ row, first, href, note, selection, name = "" }: Props<Data>) {
  const pathname = usePathname();
  const search = useSearchParams();
  const open = search.get(parameters.open) === row.id;
  const target = href ?? withParameters(pathname, search, { [parameters.open]: row.id });
  const [head, ...rest] = row.getVisibleCells();
  const line = (
    <tr
      {...roles.row}
      aria-rowindex={first + row.index + 1}
      aria-current={open || undefined}
      className={cx(
        rowClass,
        open ? "bg-accent-tint" : "hover:bg-sunken",
        Boolean(note) && "max-md:border-b-0 md:[&>*]:border-b-0",
      )}
    >
      {selection && <SelectCell selection={selection} id={row.id} name={name} />}
      {head && (
        <th scope="row" {...roles.rowheader} className={cx(cellClass, "font-medium text-ink max-md:block max-md:pb-1")}>
          <Link
            href={target}
            scroll={false}
            data-row-link
            className="wrap-anywhere outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            <FlexRender cell={head} />
          </Link>
        </th>
      )}
      {rest.map((cell) => (
        <ValueCell key={cell.id} cell={cell} />
      ))}
    </tr>
  );
  if (!note) return line;
  return (
    <>
      {line}
      <tr
        {...roles.row}
        className={cx("group max-md:block max-md:border-b max-md:px-3 max-md:pb-2", open && "bg-accent-tint")}
      >
        <td {...roles.cell} colSpan={rest.length + (selection ? 2 : 1)} className={noteClass}>
          {note}
        </td>
      </tr>
    </>
  );
}

function ValueCell<Data extends RowData>({ cell }: { cell: Cell<typeof features, Data> }) {
  const meta = cell.column.columnDef.meta;
  return (
    <td
      {...roles.cell}
      className={cx(
        cellClass,
        valueClass,
        meta?.align === "end" && "md:ltr:text-end",
        meta?.narrow === "hide" && "max-md:hidden",
      )}
    >
      <span aria-hidden className="text-ink-quiet md:hidden">
        {meta?.label}
      </span>
      <span className="min-w-0 wrap-anywhere max-md:text-end">
        <FlexRender cell={cell} />
      </span>
    </td>
  );
}

const noteClass = "px-3 pb-2 text-cell max-md:block max-md:px-0 md:border-b md:group-last:border-b-0";
const rowClass = "group relative max-md:block max-md:border-b max-md:last:border-b-0 max-md:px-3 max-md:py-2";
const valueClass =
  "max-md:flex max-md:justify-between max-md:gap-4 [&_a]:relative [&_a]:z-10 [&_button]:relative [&_button]:z-10";

export const cellClass =
  "px-3 py-1 text-start align-middle text-cell md:h-9.5 md:border-b md:group-last:border-b-0 max-md:px-0 max-md:py-0.5";
