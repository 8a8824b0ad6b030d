import { sealAudit } from "#db/seal-audit.ts";
import { verifyAudit } from "#db/verify-audit.ts";
import { Secret } from "#lib/secret.ts";
import { keyringOf } from "#lib/vault/keyring.ts";
import { createVault } from "#lib/vault/vault.ts";
import { aPlace } from "#tests/support/records.ts";
import type { Product } from "./product.ts";
import type { Row } from "./report.ts";

const secrets = 100_000;
const keyOf = (byte: number): Secret => new Secret(Buffer.alloc(32, byte).toString("base64"));

/** Wrapping every secret's data key under a new root key, in memory; the database's share is one update of each row. */
export function benchRotation(): readonly Row[] {
  const before = createVault(keyringOf([keyOf(7)]));
  const place = { table: "key_pairs", row: "a", field: "private_key_sealed" };
  const records = Array.from({ length: secrets }, (_, i) => before.seal(place, new Secret(`secret ${i}`)));
  const after = createVault(keyringOf([keyOf(8), keyOf(7)]));
  const cpu = process.cpuUsage();
  for (const record of records) after.rewrap(record);
  const { user, system } = process.cpuUsage(cpu);
  const value = (user + system) / 1e6;
  return [{ goal: "rotation", what: `rewrap ${secrets} secrets, processor time`, value, unit: "s", must: { most: 5 } }];
}

/** What proving the audit costs; measured on a part of a million entries, since every entry costs the same. */
export async function benchAudit(product: Product): Promise<readonly Row[]> {
  const entries = 100_000;
  const { establishmentId } = await aPlace(product);
  await product.owner`
    insert into audit_entries (establishment_id, at, actor_kind, actor_name, action, entity, entity_id, detail)
    select ${establishmentId}, now(), 'user', 'Noura', 'document.issue', 'document', gen_random_uuid()::text,
      jsonb_build_object('number', 'INV-' || i, 'icv', i::text, 'environment', 'simulator')
    from generate_series(1, ${entries}::int) as i`;
  while ((await sealAudit(product.edges.database)) > 0);
  const started = performance.now();
  const cpu = process.cpuUsage();
  const { sealed, breaks } = await verifyAudit(product.edges.database);
  const elapsed = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  if (breaks.length > 0 || sealed < entries) throw new Error("the audit is not whole");
  const million = 1_000_000 / sealed;
  const what = `prove 1,000,000 audit entries (from ${sealed})`;
  return [
    { goal: "audit", what, value: (elapsed / 1000) * million, unit: "s", must: { most: 60 } },
    { goal: "audit", what: `${what}, processor time`, value: ((user + system) / 1e6) * million, unit: "s" },
  ];
}
