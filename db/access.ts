import type postgres from "postgres";

/** The lesser role that web and worker connect as. It owns nothing. */
export const appRole = "khatm_app";

const installationTables = ["users", "sessions", "throttles", "breakers", "heartbeats", "self_checks", "finding_marks"];
const writeOnce = [
  "attempts",
  "audit_entries",
  "audit_seals",
  "enrolment_events",
  "documents",
  "findings",
  "cleared_copies",
  "idempotency_keys",
  "document_events",
  "open_rejections",
  "buyer_names",
  "prepayment_takings",
];
const deletable = [
  "otps",
  "device_branches",
  "memberships",
  "settings",
  "submission_holds",
  "throttles",
  "group_members",
  "branch_owners",
  "assignments",
  "webhook_endpoints",
  "webhook_deliveries",
  "imports",
  "import_rows",
];

/** What is one person's own. */
const ofPerson = ["imports", "import_rows"];

const forget = "khatm_forget(uuid, environment, timestamptz, timestamptz, integer)";

type Table = { name: string; columns: string[] };

/** Grants and row-level security for every table, derived from the catalogue, so that a new table cannot be forgotten. */
export async function secureTables(sql: postgres.Sql): Promise<void> {
  const tables = await sql<Table[]>`
    select c.relname as name, array_agg(a.attname::text) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.relname`;
  for (const table of tables) await secure(sql, table);
  await trustSearches(sql);
  await sql.unsafe(`
    grant usage on schema public to ${appRole};
    grant usage on all sequences in schema public to ${appRole};
    revoke execute on function khatm_ensure_partitions(date, integer) from public;
    revoke execute on function khatm_remove_demonstrations() from public;
    revoke execute on function khatm_take_back(uuid, uuid[]) from public;
    revoke execute on function ${forget} from public;
    grant execute on function khatm_ensure_partitions(date, integer), khatm_remove_demonstrations(), khatm_take_back(uuid, uuid[]), ${forget} to ${appRole}`);
}

/**
 * Row-level security lets an index answer only what is known to tell nothing of hidden rows. These tell nothing, but only a superuser
 * may say so; without it the same rows are found more slowly.
 */
async function trustSearches(sql: postgres.Sql): Promise<void> {
  const [login] = await sql<{ super: boolean }[]>`select rolsuper as super from pg_roles where rolname = current_user`;
  if (login?.super !== true) return;
  await sql.unsafe(`
    alter function khatm_grams(text[]) leakproof;
    alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof;
    alter function pg_catalog.enum_eq(anyenum, anyenum) leakproof`);
}

async function secure(sql: postgres.Sql, table: Table): Promise<void> {
  const name = `"${table.name}"`;
  const verbs = writeOnce.includes(table.name)
    ? "select, insert"
    : `select, insert, update${deletable.includes(table.name) ? ", delete" : ""}`;
  await sql.unsafe(`revoke all on ${name} from ${appRole}; grant ${verbs} on ${name} to ${appRole}`);
  const changeable = changeableColumns(table);
  if (changeable !== undefined)
    await sql.unsafe(`revoke update on ${name} from ${appRole}; grant update (${changeable}) on ${name} to ${appRole}`);
  if (installationTables.includes(table.name)) return;
  const { using, check, alsoSeen } = policyFor(table);
  await sql.unsafe(`
    alter table ${name} enable row level security;
    alter table ${name} force row level security;
    drop policy if exists tenant on ${name};
    drop policy if exists seen on ${name};
    create policy tenant on ${name} using (${using}) with check (${check})`);
  if (alsoSeen !== undefined) await sql.unsafe(`create policy seen on ${name} for select using (${alsoSeen})`);
}

/** Where not every column may change: an identity never does but for its rejection, and a real establishment is no demonstration. */
function changeableColumns({ name, columns }: Table): string | undefined {
  if (name === "document_identities") return "rejected_at";
  if (name === "establishments") return columns.filter((column) => column !== "is_demo").join(", ");
  return undefined;
}

const everything = `(select khatm_on('khatm.everything'))`;
const scoped = (column: string) => `${column} = any((select khatm_ids('khatm.scope'))::uuid[])`;
const unlimited = `establishment_id <> all((select khatm_ids('khatm.limited'))::uuid[])`;
const ofInstallation = `(establishment_id is null and (select khatm_on('khatm.installation')))`;
const ownOrInstallation = (own: string) => `(${own} and ${unlimited}) or ${ofInstallation}`;
const branchAllowed = (column: string) =>
  `(${unlimited} or ${column} = any((select khatm_ids('khatm.branches'))::uuid[]))`;
/** A program may be bound to one device. Said so that the planner does not take everybody for one. */
const deviceAllowed = (column: string) =>
  `coalesce(${column} = (select khatm_device()), (select khatm_device()) is null)`;

/** What hangs on a row of another table, for who sees only some of those. */
const ofSeen = (table: string, column: string) =>
  `${deviceAllowed("device_id")} and (${unlimited} or exists (select 1 from ${table} t where t.id = ${column}))`;

/** A call for a document is seen by whoever sees the document, which another branch may have issued on the same device. */
const ofSeenSubject = `${deviceAllowed("device_id")} and (${unlimited} or case when document_id is null
  then exists (select 1 from devices t where t.id = device_id) else exists (select 1 from document_identities t where t.id = document_id) end)`;

/** `using` is what may be read and changed, `check` what it may become, `alsoSeen` what may be read besides. */
type Policy = { readonly using: string; readonly check: string; readonly alsoSeen?: string };

const same = (condition: string): Policy => ({ using: condition, check: condition });

function policyFor({ name, columns }: Table): Policy {
  if (name === "establishments") {
    const whole = `id <> all((select khatm_ids('khatm.limited'))::uuid[])`;
    return { ...same(`(${scoped("id")} and ${whole}) or ${everything}`), alsoSeen: scoped("id") };
  }
  if (ofPerson.includes(name)) return same(`user_id = (select khatm_user()) or ${everything}`);
  if (!columns.includes("establishment_id")) throw new Error(`table ${name} has no establishment_id`);
  const own = `(${scoped("establishment_id")} or ${everything})`;
  switch (name) {
    case "memberships":
      return { ...same(own), alsoSeen: `user_id = (select khatm_user())` };
    case "notices":
      return same(`${own} and (user_id = (select khatm_user()) or ${everything})`);
    case "saved_views":
      return same(`${own} and (shared or user_id = (select khatm_user()) or ${everything})`);
    case "invitations":
    case "channels":
    case "finding_counts":
    case "outcome_counts":
      return same(`${own} and ${unlimited}`);
    case "branch_owners":
      return same(`${own} and ${branchAllowed("branch_id")}`);
    case "members":
      return { ...same(`${own} and ${unlimited}`), alsoSeen: own };
    case "settings":
      return { ...same(ownOrInstallation(own)), alsoSeen: `establishment_id is null or ${own}` };
    case "audit_entries":
    case "audit_seals":
      return { using: ownOrInstallation(own), check: `${own} or establishment_id is null` };
    case "branches":
      return same(`${own} and ${branchAllowed("id")}`);
    case "devices":
    case "document_identities":
    case "open_rejections":
      return same(
        `${own} and ${branchAllowed("branch_id")} and ${deviceAllowed(name === "devices" ? "id" : "device_id")}`,
      );
    case "attempts":
      return same(`${own} and ${ofSeenSubject}`);
    case "documents":
    case "findings":
    case "cleared_copies":
    case "submissions":
    case "prepayment_takings":
      return same(`${own} and ${ofSeen("document_identities", "document_id")}`);
    default:
      return same(columns.includes("device_id") ? `${own} and ${ofSeen("devices", "device_id")}` : own);
  }
}
