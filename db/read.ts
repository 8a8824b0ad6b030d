import { applyScope, type Database, type Scope, type Transaction } from "./client.ts";

/** A handle that can only read: `db.update` does not exist on it. */
export type Reader = Pick<Transaction, "select" | "selectDistinct" | "$count" | "with">;

export function read<T>(database: Database, scope: Scope, query: (db: Reader) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.execute(applyScope(scope, "read only"));
    return await query(tx);
  });
}
