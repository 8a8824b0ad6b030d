import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Secret } from "#lib/secret.ts";
import { keyringFromFile, rotateKeyFile } from "#lib/vault/key-file.ts";
import { createVault } from "#lib/vault/vault.ts";

const ref = { table: "credentials", row: "7", field: "secret" };
let folder = "";
let path = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "khatm-keys-"));
  path = join(folder, "data", "root.key");
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("the first start makes a file that only its owner may use, the next one reads it", async () => {
  const first = await keyringFromFile(path, { mayCreate: true });
  expect(first).toMatchObject({ created: true, path });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, "data"))).mode & 0o777).toBe(0o700);
  expect(await readdir(join(folder, "data"))).toEqual(["root.key"]);

  const second = await keyringFromFile(path, { mayCreate: true });
  expect(second.created).toBe(false);
  expect(second.keyring.current.id).toBe(first.keyring.current.id);
});

test("no file is made where secrets may already be sealed", async () => {
  await expect(keyringFromFile(path, { mayCreate: false })).rejects.toMatchObject({ code: "vault.no_key" });
  await expect(stat(path)).rejects.toMatchObject({ code: "ENOENT" });
});

test("ten starts at once share one key", async () => {
  const opened = await Promise.all(Array.from({ length: 10 }, () => keyringFromFile(path, { mayCreate: true })));
  expect(new Set(opened.map(({ keyring }) => keyring.current.id)).size).toBe(1);
  expect(opened.filter(({ created }) => created)).toHaveLength(1);
});

test.each([0o640, 0o604, 0o620])("a file with rights %o is refused", async (mode) => {
  await keyringFromFile(path, { mayCreate: true });
  await chmod(path, mode);
  await expect(keyringFromFile(path, { mayCreate: true })).rejects.toMatchObject({ code: "vault.key_file_exposed" });
  await expect(rotateKeyFile(path)).rejects.toMatchObject({ code: "vault.key_file_exposed" });
  expect(await readdir(join(folder, "data"))).toEqual(["root.key"]);
});

test("an empty or spoilt file is refused by name and left alone", async () => {
  await keyringFromFile(path, { mayCreate: true });
  for (const [text, code] of [
    ["# nothing\n", "vault.no_key"],
    ["not a key\n", "vault.key_invalid"],
  ] as const) {
    await writeFile(path, text);
    await expect(keyringFromFile(path, { mayCreate: true })).rejects.toMatchObject({ code });
    expect(await readFile(path, "utf8")).toBe(text);
  }
});

test("rotating puts a new key first and keeps the older ones", async () => {
  const { keyring } = await keyringFromFile(path, { mayCreate: true });
  const record = createVault(keyring).seal(ref, new Secret("kept"));

  const rotated = createVault(await rotateKeyFile(path));
  expect(rotated.currentKeyId).not.toBe(keyring.current.id);
  expect(rotated.open(ref, record, "test.open").revealText()).toBe("kept");
  expect(rotated.rewrap(record)).toBeInstanceOf(Uint8Array);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await keyringFromFile(path, { mayCreate: false })).keyring.current.id).toBe(rotated.currentKeyId);
});

test("two rotations at once never lose a key that may have sealed", async () => {
  await keyringFromFile(path, { mayCreate: true });
  const outcomes = await Promise.allSettled([rotateKeyFile(path), rotateKeyFile(path)]);
  const { keyring } = await keyringFromFile(path, { mayCreate: false });
  const won = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value.current.id] : []));
  expect(won.map((id) => keyring.find(id)?.id)).toEqual(won);
  expect(won.length).toBeGreaterThan(0);
});

test("a file that is not there cannot be rotated", async () => {
  await expect(rotateKeyFile(join(folder, "root.key"))).rejects.toMatchObject({ code: "vault.no_key" });
  expect(await readdir(folder)).toEqual([]);
});
