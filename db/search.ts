import { sql, type SQL, type SQLWrapper } from "drizzle-orm";

type Columns = readonly [SQLWrapper, ...SQLWrapper[]];

/** Columns as one text that a search looks through, a line each. */
export const joined = (columns: Columns): SQL => sql.join([...columns], sql.raw(" || chr(10) || "));

/** The pieces by which an index finds the texts: three letters each, and how every text begins. */
export const gramsOf = (columns: Columns): SQL => sql`khatm_grams(${sql.join([...columns], sql.raw(", "))})`;
