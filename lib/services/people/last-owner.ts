import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { memberships } from "#db/schema/people.ts";
import { AppError } from "#lib/errors.ts";

/** An establishment never stays without an owner who sees all of it. */
export async function refuseLastOwner(tx: Writer, establishmentId: string, userId: string): Promise<void> {
  const held = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.establishmentId, establishmentId), eq(memberships.role, "owner")))
    .for("update");
  if (held.some((owner) => owner.userId === userId) && held.length === 1) throw new AppError("people.last_owner");
}
