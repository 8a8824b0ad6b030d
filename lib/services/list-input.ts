import { z } from "zod";
import { decode } from "./cursor.ts";

/** Rows of one page. */
export const pageSize = 50;
/** Counts are exact up to here; beyond, the screen says "10,000+". */
export const countCap = 10_000;

const isCursor = (text: string): boolean => decode(text) !== undefined;
const cursor = z.string().max(500).refine(isCursor).optional().catch(undefined);

/** What every list's address holds: order and place; `-` before a column turns it. Unknown values fall back, so that an old link still opens. */
export const listInput = <const Columns extends readonly [string, ...string[]]>(
  columns: Columns,
  first: Columns[number] | `-${Columns[number]}`,
) => ({
  sort: z
    .string()
    .refine((text) => readSort(columns, text) !== undefined)
    .optional()
    .catch(undefined)
    .transform(
      (text): Sort<Columns[number]> =>
        readSort(columns, text) ?? readSort(columns, first) ?? { column: columns[0], descending: false },
    ),
  after: cursor,
  before: cursor,
});

type Sort<Column extends string> = { readonly column: Column; readonly descending: boolean };

function readSort<Columns extends readonly string[]>(
  columns: Columns,
  text: string | undefined,
): Sort<Columns[number]> | undefined {
  const column = columns.find((known) => text === known || text === `-${known}`);
  return column === undefined ? undefined : { column, descending: text !== column };
}

/** A filter of an address: one of the known values, or none. */
export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional().catch(undefined);

export const searchText = z
  .string()
  .trim()
  .max(100)
  .transform((text) => text.replaceAll("\0", "") || undefined)
  .optional()
  .catch(undefined);

export const idFilter = z.uuid().optional().catch(undefined);
