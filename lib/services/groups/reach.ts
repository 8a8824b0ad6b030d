import { and, asc, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { channels } from "#db/schema/channels.ts";
import { groupMembers, groups } from "#db/schema/groups.ts";
import { memberships, users } from "#db/schema/people.ts";
import type { ChannelKind } from "#lib/domain/channel.ts";

/** One person, or one place that several share, reached in one way. */
export type Recipient = {
  /** Null for the console itself, which reaches everybody without being set up. */
  readonly channelId: string | null;
  readonly kind: ChannelKind;
  /** Null where the channel is one place that several share. */
  readonly userId: string | null;
  /** Alarms go this way only for what this view shows. */
  readonly viewId: string | null;
};

/**
 * Everybody whom a message to this group goes to, and in which ways. A group without members stands for the fallback's, and a fallback
 * without members for the owners; the console tells each person in any case. So nobody is never the answer while there is an owner.
 */
export async function reachGroup(
  db: Pick<Reader, "select">,
  { establishmentId, groupId }: { establishmentId: string; groupId: string | null },
): Promise<readonly Recipient[]> {
  const fallback = await fallbackOf(db, establishmentId);
  const asked = groupId ?? fallback;
  const people = await membersOf(db, asked);
  const told = people.length > 0 ? { group: asked, people } : await standIns(db, establishmentId, fallback);
  const ways = await waysOf(db, told.group);
  const inConsole = told.people.map((userId): Recipient => ({ channelId: null, kind: "in_app", userId, viewId: null }));
  return [
    ...inConsole,
    ...ways.flatMap(({ id, kind, address, viewId }): Recipient[] =>
      kind === "email" && address === null
        ? told.people.map((userId) => ({ channelId: id, kind, userId, viewId }))
        : [{ channelId: id, kind, userId: null, viewId }],
    ),
  ];
}

async function standIns(db: Pick<Reader, "select">, establishmentId: string, fallback: string) {
  const people = await membersOf(db, fallback);
  return { group: fallback, people: people.length > 0 ? people : await ownersOf(db, establishmentId) };
}

async function fallbackOf(db: Pick<Reader, "select">, establishmentId: string): Promise<string> {
  const [found] = await db
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.establishmentId, establishmentId), eq(groups.isFallback, true)));
  if (found === undefined) throw new TypeError("an establishment has a fallback group");
  return found.id;
}

async function membersOf(db: Pick<Reader, "select">, groupId: string): Promise<readonly string[]> {
  const found = await db
    .select({ id: users.id })
    .from(groupMembers)
    .innerJoin(users, and(eq(users.id, groupMembers.userId), isNull(users.disabledAt)))
    .where(eq(groupMembers.groupId, groupId))
    .orderBy(asc(users.id));
  return found.map(({ id }) => id);
}

async function ownersOf(db: Pick<Reader, "select">, establishmentId: string): Promise<readonly string[]> {
  const found = await db
    .select({ id: users.id })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.disabledAt)))
    .where(and(eq(memberships.establishmentId, establishmentId), eq(memberships.role, "owner")))
    .orderBy(asc(users.id));
  return found.map(({ id }) => id);
}

const waysOf = (db: Pick<Reader, "select">, groupId: string) =>
  db
    .select({ id: channels.id, kind: channels.kind, address: channels.address, viewId: channels.viewId })
    .from(channels)
    .where(and(eq(channels.groupId, groupId), eq(channels.active, true), isNull(channels.archivedAt)))
    .orderBy(asc(channels.createdAt), asc(channels.id));
