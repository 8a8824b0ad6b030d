import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { groups } from "#db/schema/groups.ts";
import { AppError } from "#lib/errors.ts";

/** The group, or `not_found` when it is missing, another's or archived. */
export async function loadGroup(db: Pick<Reader, "select">, id: string) {
  const [found] = await db
    .select({
      id: groups.id,
      establishmentId: groups.establishmentId,
      nameAr: groups.nameAr,
      nameEn: groups.nameEn,
      isFallback: groups.isFallback,
    })
    .from(groups)
    .where(and(eq(groups.id, id), isNull(groups.archivedAt)));
  if (found === undefined) throw new AppError("not_found");
  return found;
}
