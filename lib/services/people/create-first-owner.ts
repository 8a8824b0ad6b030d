import { and, eq, sql } from "drizzle-orm";
import { atomically } from "#db/atomically.ts";
import { nothing, type Database } from "#db/client.ts";
import { users } from "#db/schema/people.ts";
import { systemClock, type Clock } from "#lib/clock.ts";
import type { Secret } from "#lib/secret.ts";
import { hashPassword } from "./hash.ts";
import { oneTimePassword } from "./one-time-password.ts";

type First = { database: Database; email: string; name: string; clock?: Clock };

/**
 * The installation's first person: an operator, who becomes owner of each establishment they record. Gives the password for
 * the first sign-in, which must then be changed; undefined when somebody is here already, so of two starts one wins.
 */
export async function createFirstOwner({
  database,
  email,
  name,
  clock = systemClock,
}: First): Promise<Secret | undefined> {
  if ((await database.$count(users)) > 0) return undefined;
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  const author = { kind: "system", id: null, name: "first start", at: clock.now() };
  const nobodyYet = new Error("somebody is here already");
  const work = atomically(database, { scope: nothing, author, enqueue: async () => {} }, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('khatm.first-owner', 0))`);
    const [anybody] = await tx.select({ id: users.id }).from(users).limit(1);
    if (anybody !== undefined) throw nobodyYet;
    const id = crypto.randomUUID();
    await tx.insert(users).values({
      id,
      email: email.trim().toLowerCase(),
      name,
      passwordHash,
      mustChangePassword: true,
      isOperator: true,
      createdAt: clock.now(),
    });
    tx.audit({ action: "people.create_first_owner", entity: "user", entityId: id, establishmentId: null });
    return password;
  });
  return await work.catch((error: unknown) => {
    if (error === nobodyYet) return undefined;
    throw error;
  });
}

/** Whether this person still has the password that was handed out for the first sign-in. */
export async function hasUnusedPassword({ database, email }: { database: Database; email: string }): Promise<boolean> {
  return (await database.$count(users, and(eq(users.email, email), eq(users.mustChangePassword, true)))) > 0;
}
