import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { auditGenesis, sealOf } from "#lib/domain/audit-chain.ts";
import { applyScope, nothing, type Database, type Transaction } from "./client.ts";
import { auditEntries, auditSeals } from "./schema/audit.ts";

const batch = 10_000;

type Break = {
  readonly establishmentId: string | null;
  readonly position: string;
  readonly entryId: string;
  /** The position before is missing, or the entry is not what was sealed. */
  readonly reason: "gap" | "altered";
};

export type AuditVerdict = {
  readonly chains: number;
  readonly sealed: number;
  /** Entries that the sealer has not reached yet: nothing proves them. */
  readonly unsealed: number;
  /** The first broken link of each chain; what follows it is proven by nothing. */
  readonly breaks: readonly Break[];
};

/** Walks every hash chain of the audit from its beginning and computes each seal again, on one snapshot. */
export function verifyAudit(database: Database): Promise<AuditVerdict> {
  return database.transaction(
    async (tx) => {
      await tx.execute(applyScope({ ...nothing, installation: true, everything: true }, "read only"));
      const owners = await tx.selectDistinct({ id: auditSeals.establishmentId }).from(auditSeals);
      const walks = [];
      for (const { id } of owners) walks.push(await walk(tx, id));
      return {
        chains: walks.length,
        sealed: walks.reduce((sum, { length }) => sum + length, 0),
        unsealed: await countUnsealed(tx),
        breaks: walks.flatMap(({ broken }) => broken ?? []),
      };
    },
    { isolationLevel: "repeatable read" },
  );
}

async function walk(tx: Transaction, establishmentId: string | null): Promise<{ length: number; broken?: Break }> {
  let [position, hash] = [0n, auditGenesis];
  for (;;) {
    const links = await linksAfter(tx, establishmentId, position);
    for (const { seal, entry } of links) {
      const expected = position + 1n;
      const place = { establishmentId, position: String(expected), entryId: String(seal.entryId) };
      if (seal.position !== expected) return { length: Number(position), broken: { ...place, reason: "gap" } };
      if (entry.establishmentId !== establishmentId || sealOf(hash, { ...entry, id: String(entry.id) }) !== seal.hash)
        return { length: Number(position), broken: { ...place, reason: "altered" } };
      [position, hash] = [expected, seal.hash];
    }
    if (links.length < batch) return { length: Number(position) };
  }
}

const linksAfter = (tx: Transaction, establishmentId: string | null, position: bigint) =>
  tx
    .select({
      seal: { entryId: auditSeals.entryId, position: auditSeals.position, hash: auditSeals.hash },
      entry: auditEntries,
    })
    .from(auditSeals)
    .innerJoin(auditEntries, eq(auditEntries.id, auditSeals.entryId))
    .where(
      and(
        establishmentId === null ? isNull(auditSeals.establishmentId) : eq(auditSeals.establishmentId, establishmentId),
        gt(auditSeals.position, position),
      ),
    )
    .orderBy(asc(auditSeals.position))
    .limit(batch);

async function countUnsealed(tx: Transaction): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(auditEntries)
    .leftJoin(auditSeals, eq(auditSeals.entryId, auditEntries.id))
    .where(isNull(auditSeals.entryId));
  return row?.count ?? 0;
}
