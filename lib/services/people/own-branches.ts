import { and, count, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { branches } from "#db/schema/establishments.ts";
import { AppError } from "#lib/errors.ts";

/** A role is limited to branches of its own establishment. Errors: `not_found`. */
export async function refuseForeignBranches(
  db: Pick<Reader, "select">,
  establishmentId: string,
  ids: readonly string[] | null,
): Promise<void> {
  if (ids === null) return;
  const [own] = await db
    .select({ count: count() })
    .from(branches)
    .where(and(eq(branches.establishmentId, establishmentId), inArray(branches.id, [...ids])));
  if (own?.count !== ids.length) throw new AppError("not_found");
}
