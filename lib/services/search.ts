import { eq, inArray, or, sql, type Column, type SQL, type SQLWrapper } from "drizzle-orm";
import { gramsOf, joined } from "#db/search.ts";
import type { Actor } from "#lib/actor.ts";
import { toLatinDigits } from "#lib/domain/digits.ts";

type Columns = readonly [SQLWrapper, ...SQLWrapper[]];

/** Rows where one of the columns contains the text; digits may be typed in any script. */
export function containing(text: string | undefined, columns: readonly SQLWrapper[]): SQL | undefined {
  if (text === undefined) return undefined;
  const pattern = `%${escaped(toLatinDigits(text))}%`;
  return or(...columns.map((column) => sql`${column} ilike ${pattern}`));
}

/**
 * The same for columns whose pieces are indexed: alef with or without hamza, ta marbuta and ha, vowel signs and digits of any script
 * are alike, and one or two letters are looked for where a text begins. This tells it of each row, whatever index leads to the row.
 */
export function told(text: string, columns: Columns): SQL {
  if (text.length >= 3) return sql`(khatm_fold(${joined(columns)}) like khatm_fold(${`%${escaped(text)}%`}::text))`;
  return sql`(khatm_fold(chr(10) || ${joined(columns)}) like khatm_fold(${`%\n${escaped(text)}%`}::text))`;
}

/** The rows of `told` where the index of the pieces leads to them: it finds candidates, the text itself decides. */
export function found(text: string, columns: Columns): SQL {
  const pieces =
    text.length < 3
      ? sql`array[chr(2) || khatm_fold(${text}::text)]`
      : sql`khatm_pieces(khatm_fold(${rarest(text)}::text))`;
  return sql`(${gramsOf(columns)} @> ${pieces} and ${told(text, columns)})`;
}

/** Numbers begin alike and end apart: where the last five signs are digits, their pieces alone lead to next to nothing else. */
const rarest = (text: string): string => (/\d{5}$/.test(toLatinDigits(text)) ? text.slice(-5) : text);

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** Keys of another table's rows, looked up once. */
export const anyOf = (column: SQLWrapper, keys: SQL): SQL => sql`${column} = any(array(${keys}))`;

/** A filter that is only there when its value is. */
export const equals = (column: Column, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value);

/** More establishments than this are not said one by one. */
const mostSaid = 100;

/** The establishment asked for, or those that this actor reaches: said outright, they are what an index can begin with. */
export function within(column: Column, asked: string | undefined, actor: Actor): SQL | undefined {
  if (asked !== undefined) return eq(column, asked);
  const reached = reachOf(actor);
  if (reached === "all" || reached.length > mostSaid) return undefined;
  const [first, second] = reached;
  if (first === undefined) return undefined;
  return second === undefined ? eq(column, first) : inArray(column, [...reached]);
}

function reachOf(actor: Actor): readonly string[] | "all" {
  if (actor.kind === "key") return [actor.establishmentId];
  return actor.kind === "user" ? actor.memberships.map(({ establishmentId }) => establishmentId) : actor.establishments;
}

/** The branches of an actor who sees nothing but branches, for the same reason. */
export function inBranches(column: Column, actor: Actor): SQL | undefined {
  const branches = branchesOf(actor);
  return branches && inArray(column, [...branches]);
}

export function branchesOf(actor: Actor): readonly string[] | undefined {
  if (actor.kind !== "user" || actor.memberships.some(({ branchIds }) => branchIds === null)) return undefined;
  return actor.memberships.flatMap(({ branchIds }) => branchIds ?? []);
}
