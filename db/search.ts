import { sql, type SQL, type SQLWrapper } from "drizzle-orm";

type Columns = readonly [SQLWrapper, ...SQLWrapper[]];

/** Columns as one text that a search looks through, a line each. */
export const joined = (columns: Columns): SQL => sql.join([...columns], sql.raw(" || chr(10) || "));

/** The text's pieces of three letters: an index holds them, and a search asks for its own in the same words. */
export const gramsOf = (columns: Columns): SQL => sql`khatm_grams(${joined(columns)})`;
