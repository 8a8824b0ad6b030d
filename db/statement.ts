import { type Placeholder, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import type { Database, Transaction } from "./client.ts";

type Builder = Pick<Database, "select" | "insert" | "update">;
type Names<Values> = keyof Values & string;
type Given<Values> = {
  <Name extends Names<Values>>(name: Name): Placeholder<Name, Values[Name]>;
  /** Several at once, as the fields of a row. */
  row<Name extends Names<Values>>(...names: readonly Name[]): { [Each in Name]: Placeholder<Each, Values[Each]> };
};
type Prepared<Result> = { execute(values: Record<string, unknown>): Promise<Result> };
type Built<Result> = { prepare(name: string): Prepared<Result> };

/**
 * A statement of a hot path: its text is built once per process, and every use only fills its placeholders in, where building it anew
 * costs more than asking it. Values that are no column's own travel as they are, so they are texts.
 */
export function statement<Values extends Record<string, unknown>>() {
  return <Result>(build: (db: Builder, given: Given<Values>) => Built<Result>) => {
    let prepared: Prepared<Result> | undefined;
    return (tx: Partial<Transaction>, values: Values): Promise<Result> => {
      prepared ??= build(nowhere, given).prepare("named by its text");
      // what Drizzle prepares is bound to the connection that it was built on, and this use has another
      const here: Prepared<Result> = Object.create(prepared, { client: { value: clientOf(tx) } });
      return here.execute(values);
    };
  };
}

const nowhere = drizzle.mock();

const one = <Name extends string>(name: Name): Placeholder<Name> => sql.placeholder(name);
const given = Object.assign(one, {
  row: (...names: readonly string[]) => Object.fromEntries(names.map((name): readonly unknown[] => [name, one(name)])),
});

/** A text with `$1` to `$n`, asked within the transaction. */
export async function ask(tx: Partial<Transaction>, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
  return [...(await clientOf(tx).unsafe(text, [...values]))];
}

type Row = Readonly<Record<string, unknown>>;
type Client = { unsafe(text: string, values: readonly unknown[]): Promise<readonly Row[]> };

function clientOf(tx: object): Client {
  const session: unknown = Reflect.get(tx, "session");
  if (typeof session === "object" && session !== null && "client" in session && isClient(session.client))
    return session.client;
  throw new TypeError("a statement needs a transaction");
}

const isClient = (client: unknown): client is Client => typeof client === "function" && "unsafe" in client;
