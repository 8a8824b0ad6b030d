import { getTableColumns, sql, type SQL } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "./client.ts";

/**
 * Inserts rows in their order with one statement whose text does not depend on how many there are: they travel as JSON, which PostgreSQL
 * reads as rows of the table. All rows have the same fields, none of them bytes; what they leave out gets its default.
 */
export async function insertMany<Table extends PgTable>(
  tx: Pick<Transaction, "execute">,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.entries(getTableColumns(table)).filter(([field]) => field in first);
  const name = sql.identifier(getTableConfig(table).name);
  const names: SQL = sql.join(
    columns.map(([, column]) => sql`${sql.identifier(column.name)}`),
    sql`, `,
  );
  const given = rows.map((row) =>
    Object.fromEntries(columns.map(([field, column]) => [column.name, Object(row)[field]])),
  );
  await tx.execute(
    sql`insert into ${name} (${names}) select ${names} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(given)}::jsonb)`,
  );
}
