import postgres from "postgres";
import { z } from "zod";
import { startPostgres } from "#scripts/embedded-postgres.ts";
import { filesIn } from "#scripts/start/options.ts";
import { makeRun } from "./run.ts";

/** Behind the scenes, as the owner of the running product's database, which sees everything. */
export async function asOwner<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  // the product's server runs already, so this only finds it
  const { ownerUrl } = await startPostgres({ folder: filesIn(makeRun().data).postgres });
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** An establishment of somebody else, like one that is here. */
export async function recordForSomebodyElse(id: string, vatNumber: string): Promise<void> {
  const changes = { id, vat_number: vatNumber, is_demo: false };
  await asOwner(
    (sql) => sql`
      insert into establishments
      select changed.* from establishments e, jsonb_populate_record(e, ${sql.json(changes)}) changed limit 1`,
  );
}

/** Every row of every table as text, byte strings in hex. */
export async function dumpDatabase(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  return await asOwner(async (sql) => {
    const tables = Tables.parse([
      ...(await sql`
        select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`),
    ]);
    const dumped = [];
    for (const { schema, name } of tables) {
      const [row] = Dump.parse([
        ...(await sql`select coalesce(string_agg(t::text, chr(10)), '') as text from ${sql(schema)}.${sql(name)} t`),
      ]);
      dumped.push({ name: `${schema}.${name}`, text: row.text });
    }
    return dumped;
  });
}

const Tables = z.array(z.object({ schema: z.string(), name: z.string() }));
const Dump = z.tuple([z.object({ text: z.string() })]);
