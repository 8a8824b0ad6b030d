import { type Placeholder, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** Whether a column is one of these ids, as one parameter: a prepared statement then serves any number of them. */
export const among = (column: PgColumn, ids: readonly string[] | Placeholder): SQL =>
  sql`${column} = any(${"length" in ids ? idList(ids) : ids}::uuid[])`;

/** Ids as the value of one parameter. */
export const idList = (ids: Iterable<string>): string => `{${[...ids].join(",")}}`;
