import { eq } from "drizzle-orm";
import { users } from "#db/schema/people.ts";
import type { QueryContext } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";

/** The person who acts. Only a signed-in person has an account of their own. */
export async function loadSelf(ctx: QueryContext) {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new AppError("auth.forbidden");
  const [found] = await ctx.read((db) => db.select().from(users).where(eq(users.id, actor.id)));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

export async function findByEmail(ctx: QueryContext, email: string): Promise<PersonRecord | undefined> {
  const [found] = await ctx.read((db) => db.select().from(users).where(eq(users.email, email)));
  return found;
}

export type PersonRecord = typeof users.$inferSelect;
