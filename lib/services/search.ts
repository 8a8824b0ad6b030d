import { eq, or, sql, type Column, type SQL, type SQLWrapper } from "drizzle-orm";
import { gramsOf, joined } from "#db/search.ts";
import type { Actor } from "#lib/actor.ts";
import { toLatinDigits } from "#lib/domain/digits.ts";

/** Rows where one of the columns contains the text; digits may be typed in any script. */
export function containing(text: string | undefined, columns: readonly SQLWrapper[]): SQL | undefined {
  if (text === undefined) return undefined;
  const pattern = `%${escaped(toLatinDigits(text))}%`;
  return or(...columns.map((column) => sql`${column} ilike ${pattern}`));
}

/**
 * The same for columns whose three-letter pieces are indexed: alef with or without hamza, ta marbuta and ha, vowel signs and digits
 * of any script are alike. The pieces find candidates, the text itself decides.
 */
export function found(text: string, columns: readonly [SQLWrapper, ...SQLWrapper[]]): SQL {
  const decides = sql`khatm_fold(${joined(columns)}) like khatm_fold(${`%${escaped(text)}%`}::text)`;
  return text.length < 3 ? decides : sql`(${gramsOf(columns)} @> khatm_grams(${text}::text) and ${decides})`;
}

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** Keys of another table's rows, looked up once and no further than a count goes. */
export const anyOf = (column: SQLWrapper, keys: SQL): SQL => sql`${column} = any(array(${keys}))`;

/** A filter that is only there when its value is. */
export const equals = (column: Column, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value);

/** The establishment asked for, or the only one that this actor reaches: said outright, it is what an index can begin with. */
export const within = (column: Column, asked: string | undefined, actor: Actor): SQL | undefined =>
  equals(column, asked ?? onlyOne(actor));

function onlyOne(actor: Actor): string | undefined {
  if (actor.kind === "key") return actor.establishmentId;
  const reached =
    actor.kind === "user" ? actor.memberships.map(({ establishmentId }) => establishmentId) : actor.establishments;
  const [first, second] = reached === "all" ? [] : reached;
  return second === undefined ? first : undefined;
}
