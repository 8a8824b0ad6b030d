import { expect, test } from "vitest";
import postgres from "postgres";
import { databaseFor } from "../../support/database.ts";

const withoutTenant = ["breakers", "finding_marks", "heartbeats", "self_checks", "sessions", "throttles", "users"];
/** What belongs to one person, whatever establishments it speaks of. */
const ofPerson = ["import_rows", "imports"];

test("every table of a tenant forces row-level security and hangs on composite keys", async (context) => {
  const { ownerUrl } = await databaseFor(context);
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  context.onTestFinished(() => sql.end());
  const tables = await sql<{ name: string; secured: boolean; forced: boolean; tenant: boolean; policies: number }[]>`
    select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'establishment_id') as tenant,
      (select count(*)::int from pg_policies p where p.tablename = c.relname and p.cmd <> 'SELECT') as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`;
  expect(
    tables
      .filter(({ tenant, name }) => !tenant && name !== "establishments")
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([...withoutTenant, ...ofPerson].toSorted());
  const tenants = tables.filter(({ name }) => !withoutTenant.includes(name));
  expect(tenants.filter(({ secured, forced, policies }) => !secured || !forced || policies !== 1)).toEqual([]);

  const loose = await sql<{ conname: string }[]>`
    select conname from pg_constraint k
    where contype = 'f' and connamespace = 'public'::regnamespace
      and confrelid not in ('establishments'::regclass, 'users'::regclass, 'audit_entries'::regclass, 'document_identities'::regclass)
      and confrelid in (select attrelid from pg_attribute where attname = 'establishment_id')
      and not exists (
        select 1 from unnest(k.conkey) key join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key
        where a.attname = 'establishment_id')
      and conname <> 'document_identities_branch'`;
  expect(loose).toEqual([]);
});

test("the role of web and worker owns nothing and cannot rewrite what is written once", async (context) => {
  const { ownerUrl } = await databaseFor(context);
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  context.onTestFinished(() => sql.end());
  const [owned] =
    await sql`select count(*)::int as tables from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'khatm_app'`;
  expect(owned).toEqual({ tables: 0 });
  const [role] =
    await sql`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'khatm_app'`;
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false });

  const changeable = await sql<{ table: string; verb: string }[]>`
    select t.name as table, v.verb
    from unnest(array['attempts', 'audit_entries', 'audit_seals', 'enrolment_events', 'documents', 'findings', 'cleared_copies', 'idempotency_keys']) as t (name),
      unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as v (verb)
    where has_table_privilege('khatm_app', t.name, v.verb)`;
  expect(changeable).toEqual([]);
  const [kept] = await sql`select has_table_privilege('khatm_app', 'credentials', 'DELETE') as credentials,
    has_table_privilege('khatm_app', 'key_pairs', 'DELETE') as keys,
    has_column_privilege('khatm_app', 'establishments', 'is_demo', 'UPDATE') as demonstration,
    has_column_privilege('khatm_app', 'document_identities', 'icv', 'UPDATE') as icv`;
  expect(kept).toEqual({ credentials: false, keys: false, demonstration: false, icv: false });
});
