import { eq, or, sql, type Column, type SQL, type SQLWrapper } from "drizzle-orm";
import { toLatinDigits } from "#lib/domain/digits.ts";

/** Rows where one of the columns contains the text; digits may be typed in any script. */
export function containing(text: string | undefined, columns: readonly SQLWrapper[]): SQL | undefined {
  if (text === undefined) return undefined;
  const pattern = `%${toLatinDigits(text).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return or(...columns.map((column) => sql`${column} ilike ${pattern}`));
}

/** A filter that is only there when its value is. */
export const equals = (column: Column, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value);
