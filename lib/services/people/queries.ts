import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { groupMembers } from "#db/schema/groups.ts";
import { invitations } from "#db/schema/invitations.ts";
import { memberships, sessions, users } from "#db/schema/people.ts";
import { query } from "#lib/command.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { ListPeople } from "./schema.ts";

/** Everybody with a role in one establishment, owners first, and who is invited. People are few. */
export const listPeople = query({
  name: "people.list",
  permission: "people:write",
  input: ListPeople,
  run: (ctx, { establishmentId }) =>
    ctx.read(async (db) => {
      await loadEstablishment(db, establishmentId);
      const people = await db
        .select({
          id: users.id,
          name: users.name,
          email: users.email,
          disabledAt: users.disabledAt,
          role: memberships.role,
          branchIds: memberships.branchIds,
          since: memberships.createdAt,
          seenAt:
            sql<Date | null>`(select max(${sessions.createdAt}) from ${sessions} where ${sessions.userId} = ${users.id})`.mapWith(
              sessions.createdAt,
            ),
          groupIds: sql<string[]>`array(select ${groupMembers.groupId}::text from ${groupMembers}
            where ${groupMembers.userId} = ${users.id} and ${groupMembers.establishmentId} = ${establishmentId})`,
        })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .where(eq(memberships.establishmentId, establishmentId))
        .orderBy(asc(memberships.role), asc(users.name), asc(users.id));
      const invited = await db
        .select({
          id: invitations.id,
          name: invitations.name,
          email: invitations.email,
          role: invitations.role,
          createdAt: invitations.createdAt,
          expiresAt: invitations.expiresAt,
          letterOutcome: invitations.letterOutcome,
        })
        .from(invitations)
        .where(
          and(
            eq(invitations.establishmentId, establishmentId),
            isNull(invitations.acceptedAt),
            isNull(invitations.revokedAt),
          ),
        )
        .orderBy(desc(invitations.createdAt), desc(invitations.id));
      return { people, invited };
    }),
});

export type PersonView = Awaited<ReturnType<typeof listPeople.run>>["people"][number];
