import { boolean, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { roles } from "#lib/domain/rights.ts";
import { bytes, createdAt, id, instant } from "./columns.ts";
import { establishments } from "./establishments.ts";

export const roleEnum = pgEnum("role", roles);

export const users = pgTable("users", {
  id: id(),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash"),
  mustChangePassword: boolean("must_change_password").notNull().default(false),
  totpSealed: bytes("totp_sealed"),
  totpConfirmedAt: instant("totp_confirmed_at"),
  totpLastStep: integer("totp_last_step"),
  isOperator: boolean("is_operator").notNull().default(false),
  preferences: jsonb("preferences").$type<Preferences>().notNull().default({}),
  disabledAt: instant("disabled_at"),
  createdAt: createdAt(),
});

export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    provenAt: instant("proven_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [index("sessions_by_user").on(t.userId)],
);

/** A person's role in an establishment, perhaps limited to branches. */
export const memberships = pgTable(
  "memberships",
  {
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: roleEnum("role").notNull(),
    branchIds: uuid("branch_ids").array(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.establishmentId, t.userId] }), index("memberships_by_user").on(t.userId)],
);

/** Failed tries per key (an address or a person) in the present window. */
export const throttles = pgTable("throttles", {
  key: text("key").primaryKey(),
  failures: integer("failures").notNull(),
  windowEndsAt: instant("window_ends_at").notNull(),
  lockedUntil: instant("locked_until"),
});

export type Preferences = {
  hijri?: boolean;
  digits?: "latn" | "arab";
  /** In which language letters are written to this person. */
  locale?: "ar" | "en";
  /** Whether the tour was taken or declined. */
  tourTaken?: boolean;
};
