import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { expect, test, type TestContext } from "vitest";
import { startPostgres } from "#scripts/embedded-postgres.ts";

function folderFor({ onTestFinished }: Pick<TestContext, "onTestFinished">): string {
  const base = mkdtempSync(join(tmpdir(), "khatm-postgres-"));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  return join(base, "data");
}

async function ask(url: string, statement: string): Promise<readonly unknown[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

test("a server left running is taken over, and a stopped one comes back with its data", async (context) => {
  const folder = folderFor(context);
  const first = await startPostgres({ folder, disposable: true });
  await ask(first.ownerUrl, "create table kept as select 7 as number");

  const second = await startPostgres({ folder, disposable: true });
  expect(second.ownerUrl).toBe(first.ownerUrl);
  await second.stop();

  const third = await startPostgres({ folder, disposable: true });
  context.onTestFinished(() => third.stop());
  expect(await ask(third.ownerUrl, "select number from kept")).toEqual([{ number: 7 }]);
});

test("neither a half-made cluster nor the note of a dead server keeps it from starting", async (context) => {
  const folder = folderFor(context);
  writeFileSync(`${folder}.new`, "what a killed initdb left");
  const first = await startPostgres({ folder, disposable: true });
  await first.stop();
  writeFileSync(join(folder, "postmaster.pid"), `${process.pid}\n${folder}\n0\n1\n\n127.0.0.1\n\nready\n`);

  const second = await startPostgres({ folder, disposable: true });
  context.onTestFinished(() => second.stop());
  expect(await ask(second.ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(existsSync(`${folder}.new`)).toBe(false);
});

test("a stranger without the password gets nothing", async (context) => {
  const server = await startPostgres({ folder: folderFor(context), disposable: true });
  context.onTestFinished(() => server.stop());
  const url = Object.assign(new URL(server.ownerUrl), { password: "guess" }).toString();
  await expect(ask(url, "select 1")).rejects.toThrow("password authentication failed");
});
