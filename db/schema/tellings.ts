import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Digest } from "#lib/domain/digest.ts";
import { channels } from "./channels.ts";
import { id, instant } from "./columns.ts";
import { establishments } from "./establishments.ts";
import { users } from "./people.ts";

/** A message to one recipient beside the ledger of certificates: written with what it tells of, told until the channel confirms. */
export const tellings = pgTable(
  "tellings",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    /** Null where the channel is one place that several share. */
    userId: uuid("user_id").references(() => users.id),
    /** Null for the console itself. */
    channelId: uuid("channel_id"),
    /** The same for every recipient, so that the console tells a person once. */
    digestId: uuid("digest_id").notNull(),
    content: jsonb("content").$type<Omit<Digest, "id">>().notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: instant("next_try_at").notNull(),
    sentAt: instant("sent_at"),
    failedAt: instant("failed_at"),
    failedReason: text("failed_reason"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    foreignKey({
      name: "tellings_channel",
      columns: [t.channelId, t.establishmentId],
      foreignColumns: [channels.id, channels.establishmentId],
    }),
    index("tellings_to_tell")
      .on(t.nextTryAt)
      .where(sql`sent_at is null`),
  ],
);
