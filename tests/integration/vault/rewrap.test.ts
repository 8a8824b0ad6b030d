import { expect, test } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { Secret } from "#lib/secret.ts";
import { rewrapSecrets } from "#lib/services/vault/rewrap.ts";
import { keyringOf } from "#lib/vault/keyring.ts";
import { createVault, type Vault } from "#lib/vault/vault.ts";
import { aTill, issueAt } from "#tests/support/documents.ts";
import { worker } from "#tests/support/harness.ts";
import type { Walk } from "#tests/support/walk.ts";

const keyOf = (byte: number) => new Secret(Buffer.alloc(32, byte).toString("base64"));
const [first, fresh] = [keyOf(7), keyOf(8)];

test("every sealed secret comes under the fresh root key, and then the device issues without the old one", async (context) => {
  const till = await aTill(context);
  const both = createVault(keyringOf([fresh, first]));
  const { rewrapped } = await under(till, both).harness.run(rewrapSecrets, worker, {});
  expect(rewrapped).toBeGreaterThanOrEqual(3);
  expect(await under(till, both).harness.run(rewrapSecrets, worker, {})).toEqual({ rewrapped: 0 });

  const columns = await till.harness.owner<{ table: string; field: string }[]>`
    select table_name as table, column_name as field from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and column_name ~ 'sealed$'`;
  expect(columns.length).toBeGreaterThanOrEqual(8);
  for (const { table, field } of columns) {
    const { owner } = till.harness;
    const ids =
      await owner`select distinct encode(substr(${owner(field)}, 2, 8), 'hex') as id from ${owner(table)} where ${owner(field)} is not null`;
    for (const { id } of ids) expect(id, `${table}.${field}`).toBe(both.currentKeyId);
  }

  await issueAt(under(till, createVault(keyringOf([fresh]))));
  await expect(issueAt(under(till, createVault(keyringOf([first]))))).rejects.toMatchObject({ code: "vault.no_key" });
});

test("nobody but the machine's own programs may ask for it", async (context) => {
  const { harness, place } = await aTill(context);
  await expect(harness.run(rewrapSecrets, place.owner, {})).rejects.toMatchObject({ code: "auth.forbidden" });
});

/** The same till as a process with other root keys sees it. */
function under(till: Walk, vault: Vault): Walk {
  const { harness } = till;
  const edges = { ...harness.edges, vault };
  const run: typeof harness.run = (operation, actor, input) => execute(operation, createContext(edges, actor), input);
  return { ...till, harness: { ...harness, edges, run } };
}
