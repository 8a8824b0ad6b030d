import { createHash } from "node:crypto";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { throttles } from "#db/schema/people.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";

/** A key in the table and how many failed tries it has in a window. */
type Limit = { readonly key: string; readonly allowed: number };

const windowMs = 15 * 60 * 1000;
const lockMs = 15 * 60 * 1000;

/** An office shares one address, so it may fail more often than a person. */
export const addressLimit = (address: string): Limit => ({ key: `address:${address}`, allowed: 50 });
/** By e-mail, so that people who do not exist are locked the same way. */
export const personLimit = (email: string): Limit => ({
  key: `person:${createHash("sha256").update(email).digest("hex")}`,
  allowed: 10,
});

/**
 * Counts a try before it is judged, so that many at once cannot outrun the limit. Give them in one order everywhere: addresses,
 * then people. Errors: `auth.locked`.
 */
export async function charge(ctx: Context, limits: readonly Limit[], entityId: string): Promise<void> {
  const now = ctx.clock.now();
  await refuseLocked(ctx, limits, now);
  const lockedUntil = await ctx.atomically(async (tx) => {
    const rows = [];
    for (const limit of limits) rows.push(await count(tx, limit, now));
    await forgetOld(tx, now);
    const locked = rows.find((until) => until !== null) ?? null;
    const action = locked === null ? "people.sign_in_tried" : "people.locked";
    tx.audit({ action, entity: "user", entityId, establishmentId: null });
    return locked;
  });
  if (lockedUntil !== null) throw locked(lockedUntil, now);
}

/** Takes back what `charge` counted: the try was right so far. */
export async function refund(tx: Writer, limits: readonly Limit[]): Promise<void> {
  for (const { key } of limits)
    await tx
      .update(throttles)
      .set({ failures: sql`greatest(${throttles.failures} - 1, 0)` })
      .where(eq(throttles.key, key));
}

/** Nothing is held against this person any more. */
export async function forgive(tx: Writer, { key }: Limit): Promise<void> {
  await tx.delete(throttles).where(eq(throttles.key, key));
}

async function refuseLocked(ctx: Context, limits: readonly Limit[], now: Date): Promise<void> {
  const keys = limits.map(({ key }) => key);
  const [row] = await ctx.read((db) =>
    db
      .select({ until: throttles.lockedUntil })
      .from(throttles)
      .where(and(inArray(throttles.key, keys), gt(throttles.lockedUntil, now)))
      .limit(1),
  );
  if (row?.until) throw locked(row.until, now);
}

async function count(tx: Writer, { key, allowed }: Limit, now: Date): Promise<Date | null> {
  const at = now.toISOString();
  const windowEndsAt = new Date(now.getTime() + windowMs);
  const [row] = await tx
    .insert(throttles)
    .values({ key, failures: 1, windowEndsAt })
    .onConflictDoUpdate({
      target: throttles.key,
      set: {
        failures: sql`case when ${throttles.windowEndsAt} <= ${at} then 1 else ${throttles.failures} + 1 end`,
        windowEndsAt: sql`case when ${throttles.windowEndsAt} <= ${at} then excluded.window_ends_at else ${throttles.windowEndsAt} end`,
      },
    })
    .returning({ failures: throttles.failures });
  if (row === undefined || row.failures <= allowed) return null;
  const lockedUntil = new Date(now.getTime() + lockMs);
  // the lock outlives the window, and after it the count starts again
  await tx.update(throttles).set({ lockedUntil, windowEndsAt: lockedUntil }).where(eq(throttles.key, key));
  return lockedUntil;
}

// Rows that somebody else works on are skipped: nobody waits here, so nobody can wait in a circle.
async function forgetOld(tx: Writer, now: Date): Promise<void> {
  const at = now.toISOString();
  await tx.execute(sql`delete from throttles where key in (
    select key from throttles where window_ends_at < ${at}::timestamptz limit 100 for update skip locked)`);
}

const locked = (until: Date, now: Date): AppError =>
  new AppError("auth.locked", { minutes: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000)) });
