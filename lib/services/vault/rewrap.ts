import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import { command } from "#lib/command.ts";
import type { Vault } from "#lib/vault/vault.ts";

const aRound = 500;

/**
 * Wraps the data key of every sealed secret anew, by the current root key, so that older ones may be forgotten; the secrets stay
 * sealed. What the product seals meanwhile is sealed by the current key anyway. Errors: `vault.no_key`, `vault.unreadable`.
 */
export const rewrapSecrets = command({
  name: "vault.rewrap",
  permission: "worker",
  input: z.object({}),
  async run(ctx) {
    const round = () =>
      ctx.atomically(async (tx) => {
        let secrets = 0;
        for (const place of await findPlaces(tx)) secrets += await rewrapSome(tx, ctx.vault, place);
        const entityId = ctx.vault.currentKeyId;
        tx.audit({ action: "vault.rewrap", entity: "root_key", entityId, establishmentId: null, detail: { secrets } });
        return secrets;
      });
    let rewrapped = 0;
    for (let secrets = await round(); secrets > 0; secrets = await round()) rewrapped += secrets;
    return { rewrapped };
  },
});

const Place = z.object({ table: z.string(), field: z.string(), key: z.string() });
type Place = z.output<typeof Place>;

/** Every column of sealed secrets, by the catalogue, so that a new one cannot be forgotten. */
async function findPlaces(tx: Writer): Promise<readonly Place[]> {
  const found = await tx.execute(sql`
    select c.relname as "table", a.attname as field, k.attname as key
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'bytea'::regtype and a.attname ~ '(^|_)sealed$' and not a.attisdropped
    join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`);
  return z.array(Place).parse([...found]);
}

const Sealed = z.object({ key: z.string(), record: z.instanceof(Uint8Array) });

async function rewrapSome(tx: Writer, vault: Vault, { table, field, key }: Place): Promise<number> {
  const [name, record, id] = [sql.identifier(table), sql.identifier(field), sql.identifier(key)];
  // the root key's name follows the record's first byte
  const older = sql`substr(${record}, 2, 8) <> ${Buffer.from(vault.currentKeyId, "hex")}`;
  const found = await tx.execute(
    sql`select ${id} as key, ${record} as record from ${name} where ${older} limit ${aRound} for update`,
  );
  const records = z.array(Sealed).parse([...found]);
  for (const { key: row, record: sealed } of records)
    await tx.execute(sql`update ${name} set ${record} = ${vault.rewrap(sealed) ?? sealed} where ${id} = ${row}`);
  return records.length;
}
