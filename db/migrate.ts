import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { appRole, secureTables } from "./access.ts";
import { prepareQueues } from "#lib/queue/prepare.ts";

/** Brings a database up to date as its owner and makes sure that the lesser role exists. Safe to run from many processes at once. */
export async function prepareDatabase({
  ownerUrl,
  appRolePassword,
  root = process.cwd(),
  now = new Date(),
}: {
  ownerUrl: string;
  appRolePassword: string;
  root?: string;
  now?: Date;
}): Promise<{ appUrl: string; empty: boolean }> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(hashtext('khatm.migrate'))`;
    await migrate(drizzle(sql), { migrationsFolder: path.join(root, "db/migrations") });
    await ensureRole(sql, appRolePassword);
    await secureTables(sql);
    await sql`select khatm_ensure_partitions(${now.toISOString().slice(0, 10)}::date, 3)`;
    await prepareQueues(ownerUrl, sql, appRole);
    const [row] = await sql<{ empty: boolean }[]>`select not exists (select 1 from users) as empty`;
    return { appUrl: appUrl(ownerUrl, appRolePassword), empty: row?.empty ?? true };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function ensureRole(sql: postgres.Sql, password: string): Promise<void> {
  const [role] = await sql`select 1 from pg_roles where rolname = ${appRole}`;
  const verb = role === undefined ? "create" : "alter";
  const [statement] = await sql<{ text: string }[]>`
    select format('%s role %I login nosuperuser nocreatedb nocreaterole noinherit nobypassrls password %L', ${verb}::text, ${appRole}::text, ${password}::text) as text`;
  if (statement !== undefined) await sql.unsafe(statement.text);
}

export function appUrl(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = appRole;
  url.password = password;
  return url.toString();
}
