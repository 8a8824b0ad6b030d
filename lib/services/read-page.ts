import { and, sql, type SQL } from "drizzle-orm";
import type { ListReader } from "#db/read.ts";
import { countUpTo, type Count } from "./count.ts";
import { cut, type Page, type Paging } from "./page-by-key.ts";

/** The rows of a list under its filters. `from` is what follows that word in a count. */
type Rows = {
  readonly from: SQL;
  readonly where: SQL | undefined;
  readonly id: SQL;
  /** For a text looked for: a statement of the ids that indexes find, filters included, and a condition that tells it of each row. */
  readonly search?: { readonly found: SQL; readonly told: SQL } | undefined;
};

type Ordered = Rows & {
  readonly page: Paging;
  readonly keys: (db: ListReader, where: SQL | undefined) => PromiseLike<readonly { key: string; id: string }[]>;
};

type Wanted<Row> = Ordered & {
  /** How the list is walked instead, where another table has the order. */
  readonly walked?: Ordered | undefined;
  /** What the page shows of these rows, in any order. */
  readonly rows: (db: ListReader, ids: string[]) => PromiseLike<readonly Row[]>;
};

/**
 * One page of a long list with its count. Where rows are few, an index finds them all and they are sorted; where they are many, the list
 * is walked in its order until the page is full, which is soon. What is shown of the rows is read last, for those of the page alone.
 */
export async function readPage<Row extends { id: string }>(
  db: ListReader,
  { rows, walked, ...list }: Wanted<Row>,
): Promise<Page<Row> & Count> {
  const { count, where } = await countRows(db, list);
  if (count.capped) await db.walk();
  const { keys, page, ...asked } = count.capped ? (walked ?? list) : list;
  const wanted = count.capped ? and(asked.where, asked.search?.told) : where;
  const { rows: kept, ...cursors } = cut(await keys(db, and(wanted, page.where)), page);
  const ids = kept.map(({ id }) => id);
  const byId = new Map((ids.length === 0 ? [] : await rows(db, ids)).map((row) => [row.id, row]));
  return { rows: kept.flatMap(({ id }) => byId.get(id) ?? []), ...cursors, ...count };
}

/** How many rows there are, and the condition by which a few of them are found. */
async function countRows(db: ListReader, list: Rows): Promise<{ count: Count; where: SQL | undefined }> {
  const { from, where, search, id } = list;
  if (search === undefined) return { count: await countUpTo(db, rowsOf(from, where)), where };
  const told = and(where, search.told);
  if (await mostMatch(db, list)) return { count: await countUpTo(db, rowsOf(from, told)), where: told };
  const count = await countUpTo(db, sql`(${search.found}) as found`);
  return { count, where: sql`${id} = any(array(${search.found}))` };
}

const rowsOf = (from: SQL, where: SQL | undefined): SQL => (where === undefined ? from : sql`${from} where ${where}`);

const sampled = 300;

/** Pieces that almost every text has lead to all rows; a few rows show it. */
async function mostMatch(db: ListReader, { from, where, search }: Rows): Promise<boolean> {
  const [row] = await db
    .select({ matching: sql<number>`(count(*) filter (where hit))::int`, of: sql<number>`count(*)::int` })
    .from(sql`(select ${search?.told ?? sql`true`} as hit from ${rowsOf(from, where)} limit ${sampled}) as sample`);
  return row !== undefined && row.matching * 2 > row.of;
}
