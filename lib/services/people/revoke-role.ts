import { and, eq, inArray, isNull, notExists, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { calendarFeeds } from "#db/schema/channels.ts";
import { groupMembers } from "#db/schema/groups.ts";
import { invitations } from "#db/schema/invitations.ts";
import { memberships } from "#db/schema/people.ts";
import { assignments } from "#db/schema/snoozes.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { refuseLastOwner } from "./last-owner.ts";
import { RevokeRole } from "./schema.ts";
import { endSessions } from "./session.ts";

/** Ends somebody's access here, cleanly: sessions, calendars, open invitations of theirs and places in groups go with it. */
export const revokeRole = command({
  name: "people.revoke_role",
  permission: "people:write",
  input: RevokeRole,
  fresh: async () => true,
  async run(ctx, { establishmentId, userId }) {
    const at = ctx.clock.now();
    await ctx.atomically(async (tx) => {
      await refuseLastOwner(tx, establishmentId, userId);
      const emptied = await leaveGroups(tx, establishmentId, userId);
      const [gone] = await tx
        .delete(memberships)
        .where(and(eq(memberships.establishmentId, establishmentId), eq(memberships.userId, userId)))
        .returning({ role: memberships.role });
      if (gone === undefined) throw new AppError("not_found");
      await withdrawWhatTheyMade(tx, establishmentId, userId, at);
      await endSessions(tx, userId, at);
      const detail = { role: gone.role, groups: emptied };
      tx.audit({ action: "people.revoke_role", entity: "user", entityId: userId, establishmentId, detail });
    });
  },
});

/** Gives the groups that nobody is left in; items that were given to them are the fallback's again, as their branches are. */
async function leaveGroups(tx: Writer, establishmentId: string, userId: string): Promise<readonly string[]> {
  const left = await tx
    .delete(groupMembers)
    .where(and(eq(groupMembers.establishmentId, establishmentId), eq(groupMembers.userId, userId)))
    .returning({ groupId: groupMembers.groupId });
  if (left.length === 0) return [];
  const ids = left.map(({ groupId }) => groupId);
  const others = tx
    .select({ one: sql`1` })
    .from(groupMembers)
    .where(eq(groupMembers.groupId, assignments.groupId));
  await tx.delete(assignments).where(and(inArray(assignments.groupId, ids), notExists(others)));
  const still = await tx
    .select({ groupId: groupMembers.groupId })
    .from(groupMembers)
    .where(inArray(groupMembers.groupId, ids));
  return ids.filter((id) => !still.some(({ groupId }) => groupId === id));
}

async function withdrawWhatTheyMade(tx: Writer, establishmentId: string, userId: string, at: Date): Promise<void> {
  await tx
    .update(calendarFeeds)
    .set({ revokedAt: at })
    .where(
      and(
        eq(calendarFeeds.establishmentId, establishmentId),
        eq(calendarFeeds.userId, userId),
        isNull(calendarFeeds.revokedAt),
      ),
    );
  await tx
    .update(invitations)
    .set({ revokedAt: at })
    .where(
      and(
        eq(invitations.establishmentId, establishmentId),
        eq(invitations.invitedBy, userId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    );
}
