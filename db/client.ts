import { sql, type SQL } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

export type Database = ReturnType<typeof connect>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** A pool of connections as the lesser database role (or as the owner, for migrations). */
export function connect(url: string, { max = 10 }: { max?: number } = {}) {
  const options = { onnotice: () => {}, connection: { application_name: "khatm", TimeZone: "UTC" } };
  const client = preparing(postgres(url, { ...options, max }));
  // Opened with the first lock and kept: a session's locks end with its connection.
  const locks = postgres(url, { ...options, max: 1, max_lifetime: null });
  return Object.assign(drizzle(client), {
    locks,
    close: async () => {
      await Promise.all([client.end({ timeout: 5 }), locks.end({ timeout: 5 })]);
    },
  });
}

/**
 * Drizzle's statements under names: the database parses and plans each once per connection, and it is asked in one round trip
 * instead of two, so that statements sent together go out together.
 */
function preparing(client: postgres.Sql) {
  const { begin } = client;
  return Object.assign(named(client), {
    begin: <T>(work: (tx: postgres.TransactionSql) => T | Promise<T>) => begin((tx) => work(named(tx))),
  });
}

function named<Client extends Pick<postgres.Sql, "unsafe">>(client: Client): Client {
  const { unsafe } = client;
  const prepared: typeof unsafe = (text, values, options) => unsafe(text, values, { ...options, prepare: true });
  return Object.assign(client, { unsafe: prepared });
}

/** What a transaction may see: row-level security reads these settings, so a forgotten filter shows nothing. */
export type Scope = {
  readonly establishments: readonly string[];
  /** Establishments in which only `branches` may be seen. */
  readonly limited: readonly string[];
  readonly branches: readonly string[];
  /** The only device that may be seen, for a program that is bound to one. */
  readonly device: string | null;
  readonly userId: string | null;
  readonly installation: boolean;
  readonly everything: boolean;
};

export const nothing: Scope = {
  establishments: [],
  limited: [],
  branches: [],
  device: null,
  userId: null,
  installation: false,
  everything: false,
};

const ids = (values: readonly string[]): string => `{${values.join(",")}}`;
const flag = (on: boolean): string => (on ? "on" : "off");

/** The transaction's scope, and whether it may write, in one statement. */
export function applyScope(scope: Scope, access: "read only" | "read write" = "read write"): SQL {
  return sql`select set_config('khatm.scope', ${ids(scope.establishments)}, true),
    set_config('khatm.limited', ${ids(scope.limited)}, true),
    set_config('khatm.branches', ${ids(scope.branches)}, true),
    set_config('khatm.device', ${scope.device ?? ""}, true),
    set_config('khatm.user', ${scope.userId ?? ""}, true),
    set_config('khatm.installation', ${flag(scope.installation)}, true),
    set_config('khatm.everything', ${flag(scope.everything)}, true),
    set_config('transaction_read_only', ${flag(access === "read only")}, true)`;
}

/** Sends a statement at once. What is asked of the transaction after it travels with it, and the database answers in order. */
export const send = (tx: Pick<Transaction, "execute">, statement: SQL): Promise<void> =>
  tx.execute(statement).then(() => undefined);
