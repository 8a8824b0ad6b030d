import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { establishments } from "#db/schema/establishments.ts";
import { AppError } from "#lib/errors.ts";

/** The establishment, or `not_found` when it is missing or another's. */
export async function loadEstablishment(db: Pick<Reader, "select">, id: string) {
  const [found] = await db.select().from(establishments).where(eq(establishments.id, id));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockEstablishment(tx: Writer, id: string) {
  const [found] = await tx.select().from(establishments).where(eq(establishments.id, id)).for("no key update");
  if (found === undefined) throw new AppError("not_found");
  return found;
}
