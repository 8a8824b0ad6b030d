import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import { canIn, type Actor } from "#lib/actor.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";

/** A view is its maker's, and a shared one also theirs who may share. */
export function rightsOver(
  actor: Actor,
  { userId, shared, establishmentId }: Pick<typeof savedViews.$inferSelect, "userId" | "shared" | "establishmentId">,
) {
  const own = actor.kind === "user" && actor.id === userId;
  const mayShare = canIn(actor, "view:share", establishmentId);
  return { own, mayShare, mayChange: own || (shared && mayShare) };
}

const standing = (id: string) => and(eq(savedViews.id, id), isNull(savedViews.archivedAt));

/** The view, or `not_found` when it is missing, deleted, another establishment's or somebody else's own. */
export async function loadView(db: Pick<Reader, "select">, id: string) {
  const [found] = await db.select().from(savedViews).where(standing(id));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

/** The same, held, for who may change it: its maker, and for a shared one whoever may share. */
export async function lockView(
  { actor }: Pick<Context, "actor">,
  tx: Writer,
  id: string,
  which: "standing" | "deleted" = "standing",
) {
  const asked = which === "standing" ? standing(id) : and(eq(savedViews.id, id), isNotNull(savedViews.archivedAt));
  const [found] = await tx.select().from(savedViews).where(asked).for("no key update");
  if (found === undefined) throw new AppError("not_found");
  const rights = rightsOver(actor, found);
  if (!rights.mayChange) throw new AppError("auth.forbidden");
  return { ...found, ...rights };
}
