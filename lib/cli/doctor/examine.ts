import { sql } from "drizzle-orm";
import { connect, type Database } from "#db/client.ts";
import { environments } from "#lib/domain/environment.ts";
import { readEnvironment, type Environment } from "#lib/env.ts";
import { gatewayFetch } from "#lib/gateway/transport.ts";
import { Secret } from "#lib/secret.ts";
import { createVault } from "#lib/vault/vault.ts";
import type { Io } from "../command.ts";
import { databaseProblem } from "../database-problem.ts";

export type Result = { readonly name: string; readonly state: "good" | "warn" | "bad"; readonly detail: string };

const longestWaitMs = 5_000;
const tolerableSkewMs = 2_000;

/** Each part is looked at on its own, so that one fault does not hide another. */
export async function examine(io: Io): Promise<readonly Result[]> {
  const environment = readEnvironment(io.env);
  const database = connect(environment.databaseUrl.revealText(), { max: 1 });
  try {
    return [
      await look("database", () => examineDatabase(database)),
      await look("clock", () => examineClock(database, io)),
      await look("root keys", () => examineKeys(environment)),
      ...(await Promise.all(
        environments.map((name) => look(`gateway ${name}`, () => examineGateway(environment, name))),
      )),
    ];
  } finally {
    await database.close();
  }
}

async function look(name: string, examination: () => Promise<Omit<Result, "name">>): Promise<Result> {
  try {
    return { name, ...(await examination()) };
  } catch (error) {
    const detail = databaseProblem(error) ?? (error instanceof Error ? error.message.slice(0, 300) : String(error));
    return { name, state: "bad", detail };
  }
}

async function examineDatabase(database: Database): Promise<Omit<Result, "name">> {
  const [row] = await database.execute<{ version: string; login: string; strong: boolean; tables: number }>(sql`
    select current_setting('server_version') as version, current_user as login,
      (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as strong,
      (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) as tables`);
  if (row === undefined || row.tables === 0)
    return { state: "bad", detail: "no tables: the database was not prepared" };
  if (row.strong)
    return { state: "bad", detail: `${row.login} bypasses row-level security; web and worker must not connect as it` };
  return { state: "good", detail: `PostgreSQL ${row.version} as ${row.login}` };
}

async function examineClock(database: Database, { clock }: Io): Promise<Omit<Result, "name">> {
  const [row] = await database.execute<{ now: Date | string }>(sql`select clock_timestamp() as now`);
  const skew = Math.abs(clock.now().getTime() - new Date(row?.now ?? 0).getTime());
  return {
    state: skew > tolerableSkewMs ? "warn" : "good",
    detail: `${skew} ms between this machine and the database`,
  };
}

async function examineKeys(environment: Environment): Promise<Omit<Result, "name">> {
  const vault = createVault(await environment.openKeyring());
  const place = { table: "doctor", row: "trial", field: "value" };
  const opened = vault.open(place, vault.seal(place, new Secret("trial")), "doctor.examine").revealText();
  return opened === "trial"
    ? { state: "good", detail: `seals and opens with key ${vault.currentKeyId}` }
    : { state: "bad", detail: "what was sealed did not open" };
}

async function examineGateway(
  environment: Environment,
  name: (typeof environments)[number],
): Promise<Omit<Result, "name">> {
  const address = environment.gateway.addresses[name];
  if (address === undefined) return { state: "warn", detail: "not configured" };
  const started = performance.now();
  const request = new Request(`${address}/compliance`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: "{}",
    redirect: "manual",
    signal: AbortSignal.timeout(longestWaitMs),
  });
  const answer = await gatewayFetch(environment.gateway)(request).catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  const took = Math.round(performance.now() - started);
  if (answer instanceof Error) return { state: "warn", detail: `${address} did not answer: ${answer.message}` };
  if (answer.status === 406) return { state: "good", detail: `${address} answers (406 as expected) in ${took} ms` };
  return { state: "warn", detail: `${address} answered ${answer.status} where 406 was expected` };
}
