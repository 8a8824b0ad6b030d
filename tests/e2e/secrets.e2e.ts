import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, test } from "@playwright/test";
import { filesIn } from "#scripts/start/options.ts";
import { asOwner, dumpDatabase } from "#tests/support/e2e/database.ts";
import { anyPrivateKey, find, needleOf, type Needle } from "#tests/support/e2e/needles.ts";
import { makeRun } from "#tests/support/e2e/run.ts";
import { installationSecrets, notedSecrets, sealedSecrets } from "#tests/support/e2e/secrets.ts";

const run = makeRun();
let needles: readonly Needle[] = [];

test.describe.configure({ timeout: 120_000 });

test.beforeAll(async () => {
  needles = [...anyPrivateKey, ...notedSecrets(), ...installationSecrets(), ...(await sealedSecrets())];
});

test("the search knows what it looks for, and finds it in every spelling", () => {
  const names = needles.map(({ name }) => name);
  expect(names.filter((name) => name === "code").length).toBeGreaterThanOrEqual(4);
  expect(names).toEqual(
    expect.arrayContaining([
      "first password",
      "own password",
      "refused code",
      "session cookie",
      "a root key",
      "key_pairs.private_key_sealed",
      "credentials.token_sealed",
      "credentials.secret_sealed",
    ]),
  );
  for (const secret of ["482913", "seven palms", "tök€n+/=&"]) {
    const needle = [needleOf("planted", secret)];
    const bytes = Buffer.from(secret);
    const spellings = [
      `otp=${secret}`,
      `{"code":"${secret}"}`,
      `\\x00${bytes.toString("hex")}00`,
      ...[0, 1, 2].map((before) => Buffer.from(`${"x".repeat(before)}${secret} and more`).toString("base64")),
      encodeURIComponent(secret),
    ];
    for (const text of spellings) expect(find(needle, text, Buffer.from(text))).toHaveLength(1);
    expect(find(needle, "elsewhere", Buffer.from("2026-11-25 19:00:00.482913+00 id 1482913 seven"))).toEqual([]);
  }
});

test("no log line holds a secret", () => {
  const log = readFileSync(run.log);
  expect(log.toString()).toContain("Khatm is ready");
  expect(find(needles, "the log", log)).toEqual([]);
});

test("no page, answer or address that the browser saw holds a secret", () => {
  const files = filesUnder(run.seen);
  expect(files.length).toBeGreaterThan(10);
  const unseen = needles.filter(({ name }) => !shownOnce.has(name));
  expect(files.flatMap((file) => find(unseen, relative(run.seen, file), readFileSync(file)))).toEqual([]);
});

test("no table holds a secret in the clear, the jobs' tables included", async () => {
  const tables = await dumpDatabase();
  const names = tables.filter(({ text }) => text !== "").map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["public.key_pairs", "public.users"]));
  expect(names.some((name) => name.startsWith("pgboss."))).toBe(true);
  expect(tables.flatMap(({ name, text }) => find(needles, name, Buffer.from(text)))).toEqual([]);
});

test("no file of the data folder holds a secret but the one that is kept there", async () => {
  const { secrets, rootKeys, environment, simulator, postgres } = filesIn(run.data);
  const homes = [secrets, rootKeys, environment, `${postgres}.password`, simulator + sep];
  await asOwner((sql) => sql`checkpoint`);
  const files = filesUnder(run.data).filter((file) => !homes.some((home) => file.startsWith(home)));
  expect(files.some((file) => file.startsWith(postgres + sep))).toBe(true);
  expect(files.flatMap((file) => find(bareOf(needles), relative(run.data, file), readIfThere(file)))).toEqual([]);
});

/** What its page shows to the person who made it, once. */
const shownOnce: ReadonlySet<string> = new Set(["webhook secret"]);

/** In the database's own files only the bytes themselves are looked for; how else they may be written the tables told. */
const bareOf = (all: readonly Needle[]): readonly Needle[] => all.map((needle) => ({ ...needle, dressed: [] }));

/** A running database takes files away between two looks. */
const readIfThere = (file: string): Buffer => (existsSync(file) ? readFileSync(file) : Buffer.alloc(0));

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
