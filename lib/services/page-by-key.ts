import { asc, desc, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { decode, encode } from "./cursor.ts";
import { pageSize } from "./list-input.ts";

/** A column to sort by, and how its value stands in a cursor. Values must never be null. */
export type SortColumn = { readonly by: SQLWrapper; readonly type: "text" | "timestamptz" | "bigint" | "uuid" };

type Asked = {
  readonly sort: { readonly descending: boolean };
  readonly after?: string | undefined;
  readonly before?: string | undefined;
};

/**
 * Paging by key: where the page begins, its order, and the value that a cursor needs, selected as `key`. `id` tells rows of
 * equal value apart. A page is read one row too long.
 */
export function pageByKey(column: SortColumn, id: SortColumn, { sort, after, before }: Asked) {
  const place = placeOf(before ?? after, column, id);
  const backwards = before !== undefined && place !== undefined;
  const down = sort.descending !== backwards;
  const direction = down ? desc : asc;
  return {
    key: sql<string>`(${column.by})::text`,
    where: place && beyond(column, id, down, place),
    orderBy: [direction(sql`${column.by}`), direction(sql`${id.by}`)],
    limit: pageSize + 1,
    backwards,
    downwards: down,
    fromTheStart: place === undefined,
  };
}

export type Paging = ReturnType<typeof pageByKey>;

function beyond(column: SortColumn, id: SortColumn, down: boolean, [value, last]: readonly [string, string]): SQL {
  const compare = sql.raw(down ? "<" : ">");
  const reached = sql`${column.by} ${compare}= ${value}::text::${sql.raw(column.type)}`;
  // Said of the column alone too, for an index that does not hold the other.
  return sql`${reached} and (${column.by}, ${id.by}) ${compare} (${value}::text::${sql.raw(column.type)}, ${last}::text::${sql.raw(id.type)})`;
}

export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly next?: string | undefined;
  readonly previous?: string | undefined;
};

/** Cuts the row that was read too much, puts a page read backwards into order, and makes the cursors. */
export function cut<Row extends { key: string; id: string | bigint }>(
  found: readonly Row[],
  { backwards, fromTheStart }: { backwards: boolean; fromTheStart: boolean },
): Page<Row> {
  const more = found.length > pageSize;
  const kept = found.slice(0, pageSize);
  const rows = backwards ? kept.toReversed() : kept;
  const [head, tail] = [rows[0], rows.at(-1)];
  return {
    rows,
    next: tail !== undefined && (backwards || more) ? encode(tail) : undefined,
    previous: head !== undefined && (backwards ? more : !fromTheStart) ? encode(head) : undefined,
  };
}

const readable: Readonly<Record<SortColumn["type"], RegExp>> = {
  // oxlint-disable-next-line no-control-regex -- the one character that the database does not take
  text: /^[^\u0000]*$/,
  timestamptz: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]) (?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,6})?\+00$/,
  bigint: /^\d{1,18}$/,
  uuid: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/,
};

/** A cursor that cannot be read is no cursor: the list starts at its beginning. */
function placeOf(cursor: string | undefined, column: SortColumn, id: SortColumn) {
  const place = cursor === undefined ? undefined : decode(cursor);
  return place && readable[column.type].test(place[0]) && readable[id.type].test(place[1]) ? place : undefined;
}
