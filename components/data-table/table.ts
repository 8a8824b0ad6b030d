"use client";

import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
  type ColumnDef,
  type RowData,
} from "@tanstack/react-table";

type ColumnMeta = {
  /** The column's name in words: heading, column menu and, on narrow screens, the label beside the value. */
  label: string;
  /** The name under which the server sorts it; without it the column cannot be sorted. */
  sort?: string;
  /** `end` for numbers and money. */
  align?: "start" | "end";
  /** On narrow screens: `title` heads the card, `hide` leaves it out. */
  narrow?: "title" | "hide";
};

export const features = tableFeatures({ columnVisibilityFeature, columnMeta: metaHelper<ColumnMeta>() });

export type Column<Row extends RowData> = ColumnDef<typeof features, Row>;

/** `const column = columnsOf<DeviceView>()` at module scope or in a memo; then `column.accessor(…)`, `column.display(…)`. */
export const columnsOf = <Row extends RowData>() => createColumnHelper<typeof features, Row>();
