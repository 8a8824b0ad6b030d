import { sql } from "drizzle-orm";
import { idList } from "#db/among.ts";
import type { Reader } from "#db/read.ts";
import type { VatShare } from "#lib/domain/prepayment.ts";

/** What documents that are not rejected took, by the prepayment's id. A prepayment that is rejected itself has no entry. */
export type Taken = ReadonlyMap<string, readonly VatShare[]>;

export const readTaken = (db: Pick<Reader, "select">, ids: readonly string[]): Promise<Taken> => ask(db, ids, false);

/** The same, and until this transaction ends nobody else takes from these or rejects them. They are held in one order by everybody. */
export const holdTaken = (tx: Pick<Reader, "select">, ids: readonly string[]): Promise<Taken> => ask(tx, ids, true);

async function ask(db: Pick<Reader, "select">, ids: readonly string[], hold: boolean): Promise<Taken> {
  if (ids.length === 0) return new Map();
  const rows = await db.select(columns).from(sql`khatm_taken(${idList(ids)}::uuid[], ${hold}) as taken`);
  const taken = new Map<string, VatShare[]>();
  for (const { id, category, percent, net, tax } of rows) {
    const shares = taken.get(id) ?? [];
    taken.set(id, shares);
    if (category !== null && percent !== null) shares.push({ category, percent, net: BigInt(net), tax: BigInt(tax) });
  }
  return taken;
}

const columns = {
  id: sql<string>`prepayment_id`,
  category: sql<string | null>`category`,
  percent: sql<string | null>`percent`,
  net: sql<string>`net`,
  tax: sql<string>`tax`,
};
