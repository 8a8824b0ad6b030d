import { and, eq, gt, isNull, lt, ne } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { nothing } from "#db/client.ts";
import { read } from "#db/read.ts";
import { memberships, sessions, users } from "#db/schema/people.ts";
import type { Actor } from "#lib/actor.ts";
import type { Edges } from "#lib/context.ts";
import { asksForCode } from "./check-code.ts";

const minute = 60 * 1000;
const idleMs = 60 * minute;
export const longestSessionMs = 12 * 60 * minute;

export type Person = Extract<Actor, { kind: "user" }>;
export type SignedIn = {
  readonly actor: Person;
  readonly email: string;
  readonly mustChangePassword: boolean;
  /** Whether a proof needs a code beside the password. */
  readonly asksForCode: boolean;
  /** Whether the tour was taken or declined. */
  readonly tourTaken: boolean;
};

export async function startSession(tx: Writer, userId: string, now: Date): Promise<string> {
  const id = crypto.randomUUID();
  const expiresAt = new Date(now.getTime() + idleMs);
  await tx.insert(sessions).values({ id, userId, createdAt: now, provenAt: now, expiresAt });
  return id;
}

/** Ends the person's open sessions, perhaps all but one: whoever holds their cookies is signed out at the next request. */
export async function endSessions(tx: Writer, userId: string, now: Date, spare?: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        spare === undefined ? undefined : ne(sessions.id, spare),
      ),
    );
}

/** Who a session speaks for, with the roles of this moment; undefined once it ended, lay idle, grew old or the person was disabled. */
export async function currentActor(
  edges: Pick<Edges, "database" | "clock">,
  id: string,
): Promise<SignedIn | undefined> {
  const now = edges.clock.now();
  const found = await findOpen(edges, id, now);
  if (found === undefined) return undefined;

  const { session, user } = found;
  const held = await read(edges.database, { ...nothing, userId: user.id }, (db) =>
    db
      .select({
        establishmentId: memberships.establishmentId,
        role: memberships.role,
        branchIds: memberships.branchIds,
      })
      .from(memberships)
      .where(eq(memberships.userId, user.id)),
  );
  await prolong(edges, session, now);
  const { name, isOperator, email, mustChangePassword } = user;
  const actor = { kind: "user", id: user.id, name, isOperator, provenAt: session.provenAt, memberships: held } as const;
  const tourTaken = user.preferences.tourTaken ?? false;
  return { actor, email, mustChangePassword, asksForCode: asksForCode(user), tourTaken };
}

async function findOpen({ database }: Pick<Edges, "database">, id: string, now: Date) {
  const [found] = await read(database, nothing, (db) =>
    db
      .select({ session: sessions, user: users })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.id, id), isNull(sessions.endedAt), gt(sessions.expiresAt, now), isNull(users.disabledAt)))
      .limit(1),
  );
  return found;
}

// Being seen is no change that an auditor asks about, so this one update leaves no entry; it comes every few minutes at most.
async function prolong(
  { database }: Pick<Edges, "database">,
  session: { id: string; createdAt: Date; expiresAt: Date },
  now: Date,
): Promise<void> {
  const until = Math.min(now.getTime() + idleMs, session.createdAt.getTime() + longestSessionMs);
  if (until - session.expiresAt.getTime() < 5 * minute) return;
  const expiresAt = new Date(until);
  await database
    .update(sessions)
    .set({ expiresAt })
    .where(and(eq(sessions.id, session.id), isNull(sessions.endedAt), lt(sessions.expiresAt, expiresAt)));
}
