import { and, count, eq, inArray, isNull, ne, notInArray } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { branches } from "#db/schema/establishments.ts";
import { branchOwners, groupMembers, groups } from "#db/schema/groups.ts";
import { memberships } from "#db/schema/people.ts";
import { AppError } from "#lib/errors.ts";

type Contents = {
  readonly groupId: string;
  readonly establishmentId: string;
  readonly memberIds: readonly string[];
  readonly branchIds: readonly string[];
};

/** Makes exactly these people its members and exactly these branches its own; a branch that was another group's moves over. */
export async function writeContents(tx: Writer, contents: Contents): Promise<void> {
  await refuseForeign(tx, contents);
  const { groupId, establishmentId, memberIds, branchIds } = contents;
  const gone = memberIds.length === 0 ? undefined : notInArray(groupMembers.userId, [...memberIds]);
  await tx.delete(groupMembers).where(and(eq(groupMembers.groupId, groupId), gone));
  await tx.delete(branchOwners).where(eq(branchOwners.groupId, groupId));
  if (memberIds.length > 0)
    await tx
      .insert(groupMembers)
      .values(memberIds.map((userId) => ({ establishmentId, groupId, userId })))
      .onConflictDoNothing();
  if (branchIds.length > 0)
    await tx
      .insert(branchOwners)
      .values(branchIds.map((branchId) => ({ establishmentId, branchId, groupId })))
      .onConflictDoUpdate({ target: branchOwners.branchId, set: { groupId } });
}

/** The group's names, members and branches, held until the transaction ends; or `not_found` when it is missing, another's or archived. */
export async function contentOf(tx: Writer, groupId: string) {
  const [group] = await tx
    .select({ nameAr: groups.nameAr, nameEn: groups.nameEn })
    .from(groups)
    .where(and(eq(groups.id, groupId), isNull(groups.archivedAt)))
    .for("no key update");
  if (group === undefined) throw new AppError("not_found");
  const members = await tx
    .select({ id: groupMembers.userId })
    .from(groupMembers)
    .where(eq(groupMembers.groupId, groupId));
  const owned = await tx
    .select({ id: branchOwners.branchId })
    .from(branchOwners)
    .where(eq(branchOwners.groupId, groupId));
  return { ...group, memberIds: members.map(({ id }) => id), branchIds: owned.map(({ id }) => id) };
}

/** Which of these branches are another group's, each as `branch group`. */
export async function ownersOf(tx: Writer, groupId: string, branchIds: readonly string[]): Promise<readonly string[]> {
  const found = await tx
    .select({ branchId: branchOwners.branchId, owner: branchOwners.groupId })
    .from(branchOwners)
    .where(and(inArray(branchOwners.branchId, [...branchIds]), ne(branchOwners.groupId, groupId)));
  return found.map(({ branchId, owner }) => `${branchId} ${owner}`);
}

async function refuseForeign(tx: Writer, { establishmentId, memberIds, branchIds }: Contents): Promise<void> {
  const [people] = await tx
    .select({ count: count() })
    .from(memberships)
    .where(and(eq(memberships.establishmentId, establishmentId), inArray(memberships.userId, [...memberIds])));
  const [places] = await tx
    .select({ count: count() })
    .from(branches)
    .where(and(eq(branches.establishmentId, establishmentId), inArray(branches.id, [...branchIds])));
  if (people?.count !== memberIds.length || places?.count !== branchIds.length) throw new AppError("not_found");
}
