import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { armingBases } from "#lib/domain/arming.ts";
import { gramsOf } from "../search.ts";
import { createdAt, id, identifier, instant, nationalAddress } from "./columns.ts";

export const armingBasisEnum = pgEnum("arming_basis", armingBases);

export const establishments = pgTable(
  "establishments",
  {
    id: id(),
    vatNumber: text("vat_number").notNull().unique(),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    ...identifier,
    ...nationalAddress,
    industry: text("industry").notNull(),
    isDemo: boolean("is_demo").notNull().default(false),
    /** While ZATCA holds the VAT registration suspended: nothing is onboarded or issued. */
    vatSuspendedAt: instant("vat_suspended_at"),
    vatSuspendedReason: text("vat_suspended_reason"),
    /** Without it nothing is enrolled or issued in production. */
    armedAt: instant("armed_at"),
    armedBasis: armingBasisEnum("armed_basis"),
    armedReason: text("armed_reason"),
    archivedAt: instant("archived_at"),
    createdAt: createdAt(),
  },
  (t) => [
    check("establishments_vat_number", sql`${t.vatNumber} ~ '^3[0-9]{13}3$'`),
    check("establishments_armed", sql`(${t.armedAt} is null) = (${t.armedBasis} is null)`),
  ],
);

export const members = pgTable(
  "members",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    tin: text("tin").notNull(),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    ...identifier,
    archivedAt: instant("archived_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("members_tenant").on(t.id, t.establishmentId),
    unique("members_tin").on(t.establishmentId, t.tin),
    check("members_tin_format", sql`${t.tin} ~ '^3[0-9]{9}$'`),
  ],
);

export const branches = pgTable(
  "branches",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    memberId: uuid("member_id"),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    ...identifier,
    ...nationalAddress,
    archivedAt: instant("archived_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("branches_tenant").on(t.id, t.establishmentId),
    foreignKey({
      name: "branches_member",
      columns: [t.memberId, t.establishmentId],
      foreignColumns: [members.id, members.establishmentId],
    }),
    index("branches_by_name").on(t.establishmentId, t.nameEn, t.id),
    index("branches_in_name_order").on(t.nameEn, t.id),
    index("branches_search").using("gin", gramsOf([t.nameAr, t.nameEn, t.identifierValue, t.city])),
  ],
);
