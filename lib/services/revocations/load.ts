import { and, eq, inArray } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { revocations } from "#db/schema/revocations.ts";
import { AppError } from "#lib/errors.ts";

/** The item of a device that nobody has closed yet. */
export async function openRevocation(db: Pick<Reader, "select">, deviceId: string) {
  const [found] = await db
    .select()
    .from(revocations)
    .where(and(eq(revocations.deviceId, deviceId), inArray(revocations.state, ["open", "stated"])));
  return found;
}

/** The item, held against whoever else closes it; `not_found` when it is missing or another's. */
export async function lockRevocation(tx: Writer, id: string) {
  const [found] = await tx.select().from(revocations).where(eq(revocations.id, id)).for("no key update");
  if (found === undefined) throw new AppError("not_found");
  return found;
}

export type RevocationRecord = typeof revocations.$inferSelect;
