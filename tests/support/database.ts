import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject, type TestContext } from "vitest";
import { inDatabase } from "./login.ts";

export type TestDatabase = {
  /** Login of the owner: sees and may do everything, so only for looking behind the scenes. */
  readonly ownerUrl: string;
  /** Login of the role under which web and worker connect. */
  readonly appUrl: string;
};

/** A migrated, empty database of the test's own, dropped when the test has finished. */
export async function databaseFor({ onTestFinished }: Pick<TestContext, "onTestFinished">): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin((sql) => sql`create database ${sql(name)} template template strategy file_copy`);
  onTestFinished(() => asAdmin((sql) => sql`drop database ${sql(name)} with (force)`));
  return { ownerUrl: inDatabase(inject("adminUrl"), name), appUrl: inDatabase(inject("templateUrl"), name) };
}

async function asAdmin(work: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = postgres(inject("adminUrl"), { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
