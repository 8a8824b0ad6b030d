import postgres from "postgres";
import { expect, test } from "vitest";
import { databaseFor } from "#tests/support/database.ts";

test("a test's database is migrated, its own, and closed to the lesser role's wishes", async (context) => {
  const [first, second] = [await databaseFor(context), await databaseFor(context)];
  const [owner, app, neighbour] = [postgres(first.ownerUrl), postgres(first.appUrl), postgres(second.ownerUrl)];
  context.onTestFinished(async () => {
    await Promise.all([owner.end(), app.end(), neighbour.end()]);
  });

  await owner`create table only_here (id int)`;
  expect(await neighbour`select from pg_tables where tablename = 'only_here'`).toHaveLength(0);
  await expect(app`create table elsewhere (id int)`).rejects.toThrow("permission denied");
  await expect(app`select from only_here`).rejects.toThrow("permission denied");
});
