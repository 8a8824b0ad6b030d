import { z } from "zod";

/** Rows of one page. */
export const pageSize = 50;
/** Counts are exact up to here; beyond, the screen says "10,000+". */
export const countCap = 10_000;

const cursor = z.string().max(500).optional().catch(undefined);

/** What every list's address holds: order and place. Unknown values fall back, so that an old link still opens. */
export const listInput = <const Columns extends readonly [string, ...string[]]>(
  columns: Columns,
  first: Columns[number],
) => ({
  sort: z
    .string()
    .optional()
    .transform((text): { column: Columns[number]; descending: boolean } => {
      const descending = text?.startsWith("-") ?? false;
      const name = descending ? text?.slice(1) : text;
      const column = columns.find((known) => known === name);
      return column === undefined ? { column: first, descending: false } : { column, descending };
    }),
  after: cursor,
  before: cursor,
});

/** A filter of an address: one of the known values, or none. */
export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional().catch(undefined);

export const searchText = z
  .string()
  .trim()
  .max(100)
  .transform((text) => (text === "" ? undefined : text))
  .optional()
  .catch(undefined);

export const idFilter = z.uuid().optional().catch(undefined);
