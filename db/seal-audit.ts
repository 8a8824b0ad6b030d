import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { auditGenesis, sealOf } from "#lib/domain/audit-chain.ts";
import { applyScope, nothing, type Database, type Transaction } from "./client.ts";
import { auditEntries, auditSeals } from "./schema/audit.ts";

const batch = 2000;
/** How far behind the newest seal an entry may still turn up, because its transaction ended late. */
const lateness = 100_000;

type Head = { readonly position: bigint; readonly hash: string };

/**
 * Links what was written since the last round into the hash chain of its establishment. The order is that of sealing, so an
 * entry whose transaction ended late is linked late, and no two tills wait for one another.
 */
export function sealAudit(database: Database): Promise<number> {
  return database.transaction(async (tx) => {
    await tx.execute(applyScope({ ...nothing, installation: true, everything: true }));
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('khatm.audit.seal'))`);
    const entries = await unsealed(tx);
    const heads = new Map<string | null, Head>();
    const seals = [];
    for (const entry of entries) {
      const { id, establishmentId } = entry;
      const head = heads.get(establishmentId) ?? (await headOf(tx, establishmentId));
      const next = { position: head.position + 1n, hash: sealOf(head.hash, { ...entry, id: String(id) }) };
      heads.set(establishmentId, next);
      seals.push({ entryId: id, establishmentId, ...next });
    }
    if (seals.length > 0) await tx.insert(auditSeals).values(seals);
    return seals.length;
  });
}

function unsealed(tx: Transaction) {
  return tx
    .select({
      id: auditEntries.id,
      establishmentId: auditEntries.establishmentId,
      at: auditEntries.at,
      actorKind: auditEntries.actorKind,
      actorId: auditEntries.actorId,
      actorName: auditEntries.actorName,
      action: auditEntries.action,
      entity: auditEntries.entity,
      entityId: auditEntries.entityId,
      detail: auditEntries.detail,
    })
    .from(auditEntries)
    .leftJoin(auditSeals, eq(auditSeals.entryId, auditEntries.id))
    .where(
      and(
        isNull(auditSeals.entryId),
        sql`${auditEntries.id} > coalesce((select max(entry_id) from audit_seals), 0) - ${lateness}`,
      ),
    )
    .orderBy(asc(auditEntries.id))
    .limit(batch);
}

async function headOf(tx: Transaction, establishmentId: string | null): Promise<Head> {
  const [head] = await tx
    .select({ position: auditSeals.position, hash: auditSeals.hash })
    .from(auditSeals)
    .where(
      establishmentId === null ? isNull(auditSeals.establishmentId) : eq(auditSeals.establishmentId, establishmentId),
    )
    .orderBy(desc(auditSeals.position))
    .limit(1);
  return head ?? { position: 0n, hash: auditGenesis };
}
