import { index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, id, instant } from "./columns.ts";
import { deliveryOutcomeEnum } from "./channels.ts";
import { establishments } from "./establishments.ts";
import { roleEnum, users } from "./people.ts";

/** A role that somebody is offered until they accept it themselves, once. Only the SHA-256 of the link's token is kept. */
export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: roleEnum("role").notNull(),
    branchIds: uuid("branch_ids").array(),
    groupIds: uuid("group_ids").array().notNull(),
    /** In which language the letter is written: `ar` or `en`. */
    locale: text("locale").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    invitedBy: uuid("invited_by")
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    /** How the letter with the link ended; null where no mail is set up and the link was handed over by a person. */
    letterOutcome: deliveryOutcomeEnum("letter_outcome"),
    letterReason: text("letter_reason"),
    acceptedAt: instant("accepted_at"),
    acceptedBy: uuid("accepted_by").references(() => users.id),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    unique("invitations_token").on(t.tokenHash),
    index("invitations_by_creation").on(t.establishmentId, t.createdAt, t.id),
  ],
);
