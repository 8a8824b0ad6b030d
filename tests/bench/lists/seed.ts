import { createHash } from "node:crypto";
import type postgres from "postgres";
import { firstPih } from "#lib/ubl/issue.ts";
import { withoutIndexes } from "./without-indexes.ts";

export type Size = { readonly devices: number; readonly documents: number };

/** So many establishments; the first has a third of everything, the last a sixtieth. */
export const establishments = 20;
/** The first moment of the year in which all documents were issued. */
const from = "2026-01-01 00:00+00";
const seconds = 27_000_000;

/** The id of a record that the seed names. */
export const idOf = (name: string): string =>
  createHash("md5")
    .update(name)
    .digest("hex")
    .replace(/^(.{12}).(.{3}).(.*)$/, "$14$28$3")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

/** A fleet of many establishments with its documents, written past every trigger, since nothing of it is ever sent. */
export async function seedLists(owner: postgres.Sql, size: Size): Promise<void> {
  await owner`select khatm_ensure_partitions(${from.slice(0, 10)}::date, 11)`;
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`set local synchronous_commit = off`;
    await sql`set local work_mem = '256MB'`;
    await sql`set local maintenance_work_mem = '512MB'`;
    await sql`create function pg_temp.named(name text) returns uuid language sql immutable as
      $$ select overlay(overlay(md5(name) placing '4' from 13) placing '8' from 17)::uuid $$`;
    await withoutIndexes(
      sql,
      ["devices", "credentials", "enrolments", "document_identities", "documents", "submissions", "findings"],
      async () => {
        await places(sql, size);
        await fleet(sql, size);
        await issued(sql, size);
        await found(sql);
      },
    );
  });
  await owner`vacuum analyze`;
}

const branchesOf = ({ devices }: Size): number => Math.ceil(devices / 10);

async function places(sql: postgres.TransactionSql, size: Size): Promise<void> {
  await sql`
    insert into establishments (id, vat_number, name_ar, name_en, identifier_scheme, identifier_value, street, building_number,
      district, city, postal_code, industry)
    select pg_temp.named('establishment' || e), '3' || lpad(e::text, 13, '0') || '3', 'مؤسسة ' || e, 'Establishment ' || e, 'CRN',
      '1010000000', 'العليا', '3712', 'العليا', 'الرياض', '12213', 'Retail' from generate_series(0, ${establishments - 1}::int) as e`;
  await sql`
    insert into branches (id, establishment_id, name_ar, name_en, identifier_scheme, identifier_value, street, building_number,
      district, city, postal_code)
    select pg_temp.named('branch' || b), pg_temp.named('establishment' || floor(${establishments}::int * power((b % 1000) / 1000.0, 3))),
      'فرع أحياء ' || b, 'Branch ' || lpad(b::text, 5, '0'), 'CRN', lpad((1010000000 + b)::text, 10, '0'), 'شارع العليا', '3712',
      'العليا', (array['الرياض', 'جدة', 'الدمام', 'مكة المكرمة', 'أبها'])[1 + b % 5], '12213'
    from generate_series(0, ${branchesOf(size) - 1}::int) as b`;
}

async function fleet(sql: postgres.TransactionSql, size: Size): Promise<void> {
  await sql`
    insert into devices (id, establishment_id, branch_id, name, status, environment, functionality_map, egs_serial, csr_common_name,
      csr_organization_unit, csr_organization, csr_address, csr_industry, created_at)
    select pg_temp.named('device' || i), b.establishment_id, b.id, 'Till ' || lpad(i::text, 6, '0'),
      (case when i % 1000 = 7 then 'suspended' when i % 20 = 3 then 'draft' when i % 50 = 9 then 'ended' else 'live' end)::device_status,
      (case when i % 100 = 50 then 'simulation' else 'simulator' end)::environment,
      (array['1000', '0100', '1100'])[1 + i % 3]::functionality_map, '1-Khatm|2-Fleet|3-' || pg_temp.named('serial' || i),
      'Till-' || i, 'Branch', 'Palm Oasis', '3712 Olaya', 'Retail trade', ${from}::timestamptz + i * (${seconds}::float8 / ${size.devices}) * interval '1 second'
    from generate_series(0, ${size.devices - 1}::int) as i join branches b on b.id = pg_temp.named('branch' || i % ${branchesOf(size)}::int)`;
  await sql`insert into device_branches (device_id, branch_id, establishment_id) select id, branch_id, establishment_id from devices`;
  await sql`
    insert into chains (id, establishment_id, device_id, environment, last_hash) select id, establishment_id, id, environment, '' from devices`;
  await sql`
    insert into enrolments (id, establishment_id, device_id, environment, kind, status, functionality_map, key_pair_id, csr_pem,
      reason_code, created_at, updated_at)
    select id, establishment_id, id, environment, 'onboarding', (case when status = 'draft' then 'ready' else 'active' end)::enrolment_status,
      functionality_map, id, '', case when status = 'draft' and hashtext(id::text) % 10 = 0 then 'otp_refused' end, created_at, created_at
    from devices`;
  await sql`
    insert into credentials (id, establishment_id, device_id, environment, kind, status, enrolment_id, key_pair_id, request_id, token_sealed,
      secret_sealed, serial_number, issuer, common_name, egs_serial, functionality_map, not_before, not_after, chain_id, created_at)
    select id, establishment_id, id, environment, 'production', (case when status = 'ended' then 'revoked' else 'live' end)::credential_status,
      id, id, '0', '', '', ('x' || substr(md5(id::text), 1, 15))::bit(60)::bigint::text, 'CN=PRZEINVOICESCA4-CA', csr_common_name,
      egs_serial, functionality_map, created_at, created_at + interval '1 year', id, created_at
    from devices where status <> 'draft'`;
  await sql`
    insert into renewal_plans (credential_id, device_id, establishment_id, environment, opens_at, latest_at, not_after, planned_at,
      instant_reason, state, look_at, created_at)
    select id, device_id, establishment_id, environment, not_after - interval '90 days', not_after - interval '7 days', not_after,
      not_after - interval '60 days', (enum_range(null::renewal_instant_reason))[1], 'waiting', not_after - interval '60 days', created_at
    from credentials where status = 'live'`;
  await sql`
    insert into audit_entries (establishment_id, at, actor_kind, actor_name, action, entity, entity_id, detail)
    select d.establishment_id, d.created_at, 'user', 'Noura', a.action, 'device', d.id::text, '{}'
    from devices d, unnest(array['device.register', 'enrolment.start', 'device.suspend']) as a (action) order by d.created_at`;
}

/** Documents in the order of their issue: the last in a hundred wait, one in fifty was rejected, one in twenty had a warning. */
async function issued(sql: postgres.TransactionSql, { devices, documents }: Size): Promise<void> {
  await sql`
    create temporary table made on commit drop as
    select pg_temp.named('document' || n) as id, d.id as device_id, d.establishment_id, d.branch_id, d.environment, n,
      ${from}::timestamptz + n * (${seconds}::float8 / ${documents}) * interval '1 second' as at, 1 + n / ${devices}::int as icv,
      (case when n >= ${documents}::int * 0.995 then 'pending' when n % 5000 = 77 then 'stopped' when n % 50 = 11 then 'rejected'
        when n % 20 = 3 then 'accepted_with_warnings' else 'accepted' end)::submission_state as state
    from generate_series(0, ${documents - 1}::int) as n join devices d on d.id = pg_temp.named('device' || (n * 7919::bigint) % ${devices}::int)`;
  await sql`
    insert into document_identities (id, establishment_id, environment, device_id, branch_id, chain_id, credential_id, kind, icv, hash,
      previous_hash, uuid, number, buyer_name, rejected_at, created_at)
    select id, establishment_id, environment, device_id, branch_id, device_id, device_id,
      (case when n % 25 = 4 then 'standard' else 'simplified' end)::transaction_kind, icv, 'h' || n,
      case when icv = 1 then ${firstPih} else 'p' || n end, id, 'INV-' || lpad(n::text, 9, '0'),
      case when n % 25 = 4 then 'شركة آفاق ' || n % 5000 end, case when state = 'rejected' then at end, at
    from made order by n`;
  await sql`
    insert into buyer_names select distinct establishment_id, buyer_name from document_identities where buyer_name is not null`;
  await sql`
    insert into documents (document_id, issued_at, establishment_id, device_id, environment, type_code, issue_date, issue_time, currency,
      tax_exclusive, tax, payable, buyer_name, xml)
    select id, at, establishment_id, device_id, environment, '388', at::date::text, '10:00:00', 'SAR', 10000, 1500, 11500,
      case when n % 25 = 4 then 'شركة آفاق ' || n % 5000 end, decode(repeat(md5(n::text), 12), 'hex') from made order by n`;
  await sql`
    insert into submissions (document_id, establishment_id, device_id, environment, kind, state, due_at, next_attempt_at, settled_at, created_at)
    select id, establishment_id, device_id, environment, (case when n % 25 = 4 then 'clearance' else 'reporting' end)::submission_kind, state,
      at + interval '1 day', case when state = 'pending' then at end, case when state not in ('pending', 'stopped') then at end, at
    from made order by n`;
}

/** What the gateway said to those that it warned of or rejected, and what Khatm had said to some before. */
async function found(sql: postgres.TransactionSql): Promise<void> {
  await sql`
    insert into findings (found_at, document_id, device_id, establishment_id, environment, source, severity, code, category, params, message)
    select at, id, device_id, establishment_id, environment, 'gateway', (case state when 'rejected' then 'error' else 'warning' end)::finding_severity,
      (array['BR-KSA-09', 'BR-KSA-37', 'BR-CL-KSA-14', 'BR-KSA-63', 'BR-KSA-F-04', 'BR-KSA-80'])[1 + (n / 50) % 6], 'KSA', '{}', 'What it said'
    from made where state in ('rejected', 'accepted_with_warnings') order by n`;
  await sql`
    insert into open_rejections select (khatm_rejection_errors(d)).* from document_identities d where d.rejected_at is not null`;
  await sql`
    insert into findings (found_at, document_id, device_id, establishment_id, environment, source, severity, code, category, params, message)
    select at, id, device_id, establishment_id, environment, 'khatm', 'info', 'KHATM-REPLACED', 'KHATM', '{"what": "qr"}', 'It was made anew'
    from made where n % 10 = 1 order by n`;
}
