import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { branches } from "#db/schema/establishments.ts";
import { branchOwners, groupMembers, groups } from "#db/schema/groups.ts";
import { memberships, users } from "#db/schema/people.ts";
import { query } from "#lib/command.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { loadGroup } from "./load.ts";
import { ListGroups, OfGroup } from "./schema.ts";

/** The groups of one establishment, the fallback first, with who is in them and what is theirs. Groups are few. */
export const listGroups = query({
  name: "group.list",
  permission: "establishment:read",
  input: ListGroups,
  run: (ctx, { establishmentId }) =>
    ctx.read(async (db) => {
      await loadEstablishment(db, establishmentId);
      const own = and(eq(groups.establishmentId, establishmentId), isNull(groups.archivedAt));
      const found = await db
        .select({ id: groups.id, nameAr: groups.nameAr, nameEn: groups.nameEn, isFallback: groups.isFallback })
        .from(groups)
        .where(own)
        .orderBy(desc(groups.isFallback), asc(groups.createdAt), asc(groups.id));
      const people = await db
        .select({ groupId: groupMembers.groupId, id: users.id, name: users.name })
        .from(groupMembers)
        .innerJoin(users, eq(users.id, groupMembers.userId))
        .where(eq(groupMembers.establishmentId, establishmentId))
        .orderBy(asc(users.name), asc(users.id));
      const places = await db
        .select({
          groupId: branchOwners.groupId,
          id: branches.id,
          nameAr: branches.nameAr,
          nameEn: branches.nameEn,
        })
        .from(branchOwners)
        .innerJoin(branches, eq(branches.id, branchOwners.branchId))
        .where(eq(branchOwners.establishmentId, establishmentId))
        .orderBy(asc(branches.nameAr), asc(branches.id));
      return found.map((group) => ({
        ...group,
        members: people.filter(({ groupId }) => groupId === group.id).map(({ id, name }) => ({ id, name })),
        branches: places
          .filter(({ groupId }) => groupId === group.id)
          .map(({ id, nameAr, nameEn }) => ({ id, nameAr, nameEn })),
      }));
    }),
});

export type GroupView = Awaited<ReturnType<typeof listGroups.run>>[number];

export const showGroup = query({
  name: "group.show",
  permission: "establishment:read",
  input: OfGroup,
  run: (ctx, { groupId }) => ctx.read((db) => loadGroup(db, groupId)),
});

/** Whoever has a role in the establishment, by name alone: they can be put into its groups. */
export const listMembers = query({
  name: "group.members",
  permission: "settings:write",
  input: ListGroups,
  run: (ctx, { establishmentId }) =>
    ctx.read(async (db) => {
      await loadEstablishment(db, establishmentId);
      return await db
        .select({ id: users.id, name: users.name })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .where(and(eq(memberships.establishmentId, establishmentId), isNull(users.disabledAt)))
        .orderBy(asc(users.name), asc(users.id));
    }),
});
