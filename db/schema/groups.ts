import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";
import { branches, establishments } from "./establishments.ts";
import { memberships } from "./people.ts";

/** People who answer for something together. Each establishment has one fallback, made with it, for whatever nobody else owns. */
export const groups = pgTable(
  "groups",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    isFallback: boolean("is_fallback").notNull().default(false),
    createdAt: createdAt(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    unique("groups_tenant").on(t.id, t.establishmentId),
    uniqueIndex("groups_one_fallback")
      .on(t.establishmentId)
      .where(sql`is_fallback`),
    check("groups_fallback_stays", sql`not is_fallback or archived_at is null`),
    index("groups_by_creation").on(t.establishmentId, t.createdAt, t.id),
  ],
);

/** Only who holds a role in the establishment is in its groups; the row goes with the role. */
export const groupMembers = pgTable(
  "group_members",
  {
    establishmentId: uuid("establishment_id").notNull(),
    groupId: uuid("group_id").notNull(),
    userId: uuid("user_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.userId] }),
    foreignKey({
      name: "group_members_group",
      columns: [t.groupId, t.establishmentId],
      foreignColumns: [groups.id, groups.establishmentId],
    }),
    foreignKey({
      name: "group_members_membership",
      columns: [t.establishmentId, t.userId],
      foreignColumns: [memberships.establishmentId, memberships.userId],
    }).onDelete("cascade"),
    index("group_members_by_user").on(t.userId, t.establishmentId),
  ],
);

/** Which group answers for a branch and its devices; a branch without one is the fallback's. */
export const branchOwners = pgTable(
  "branch_owners",
  {
    branchId: uuid("branch_id").primaryKey(),
    establishmentId: uuid("establishment_id").notNull(),
    groupId: uuid("group_id").notNull(),
  },
  (t) => [
    foreignKey({
      name: "branch_owners_branch",
      columns: [t.branchId, t.establishmentId],
      foreignColumns: [branches.id, branches.establishmentId],
    }),
    foreignKey({
      name: "branch_owners_group",
      columns: [t.groupId, t.establishmentId],
      foreignColumns: [groups.id, groups.establishmentId],
    }),
    index("branch_owners_by_group").on(t.groupId),
  ],
);
