import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { branches } from "#db/schema/establishments.ts";
import { AppError } from "#lib/errors.ts";

/** The branch, or `not_found` when it is missing, another's, or outside the person's branches. */
export async function loadBranch(db: Pick<Reader, "select">, id: string) {
  const [found] = await db.select().from(branches).where(eq(branches.id, id));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockBranch(tx: Writer, id: string) {
  const [found] = await tx.select().from(branches).where(eq(branches.id, id)).for("no key update");
  if (found === undefined) throw new AppError("not_found");
  return found;
}
