import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "./client.ts";
import { ask } from "./statement.ts";

/**
 * Inserts rows in their order with one statement whose text does not depend on how many there are: they travel as JSON, which PostgreSQL
 * reads as rows of the table. All rows have the same fields, none of them bytes; what they leave out gets its default.
 */
export async function insertMany<Table extends PgTable>(
  tx: Partial<Transaction>,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const { text, columns } = insertOf(table, Object.keys(first));
  const given = rows.map((row) => Object.fromEntries(columns.map(([field, name]) => [name, Object(row)[field]])));
  await ask(tx, text, [JSON.stringify(given)]);
}

type Insert = { readonly text: string; readonly columns: readonly (readonly [field: string, name: string])[] };
const inserts = new Map<string, Insert>();

function insertOf(table: PgTable, fields: readonly string[]): Insert {
  const key = `${getTableName(table)} ${fields.join()}`;
  const insert = inserts.get(key) ?? written(table, fields);
  inserts.set(key, insert);
  return insert;
}

function written(table: PgTable, fields: readonly string[]): Insert {
  const columns = Object.entries(getTableColumns(table)).flatMap(([field, { name }]) =>
    fields.includes(field) ? [[field, name] as const] : [],
  );
  const name = `"${getTableName(table)}"`;
  const names = columns.map(([, column]) => `"${column}"`).join(", ");
  return {
    columns,
    text: `insert into ${name} (${names}) select ${names} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
  };
}
