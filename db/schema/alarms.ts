import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { clearings } from "#lib/domain/alarm-ledger.ts";
import { channelKindEnum, channels } from "./channels.ts";
import { environmentEnum, id, instant } from "./columns.ts";
import { credentialKindEnum, credentials } from "./credentials.ts";
import { users } from "./people.ts";

export const clearingEnum = pgEnum("alarm_clearing", clearings);

/** The ledger: one row per certificate, rung, recipient and channel. */
export const alarms = pgTable(
  "alarms",
  {
    id: id(),
    credentialId: uuid("credential_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    credentialKind: credentialKindEnum("credential_kind").notNull().default("production"),
    /** Days before the certificate's end; after it where negative. */
    rung: integer("rung").notNull(),
    /** Null where the channel is one place that several share. */
    userId: uuid("user_id").references(() => users.id),
    /** Null for the console itself. */
    channelId: uuid("channel_id"),
    channelKind: channelKindEnum("channel_kind").notNull(),
    dueAt: instant("due_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: instant("next_try_at").notNull(),
    /** When the channel confirmed it. */
    sentAt: instant("sent_at"),
    failedAt: instant("failed_at"),
    failedReason: text("failed_reason"),
    acknowledgedAt: instant("acknowledged_at"),
    acknowledgedBy: uuid("acknowledged_by").references(() => users.id),
    clearedAt: instant("cleared_at"),
    clearedAs: clearingEnum("cleared_as"),
    /** The message that it was put into; one that may have arrived is sent again under the same. */
    digestId: uuid("digest_id"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    unique("alarms_once").on(t.credentialId, t.rung, t.userId, t.channelId).nullsNotDistinct(),
    foreignKey({
      name: "alarms_credential",
      columns: [t.credentialId, t.deviceId, t.establishmentId, t.environment, t.credentialKind],
      foreignColumns: [
        credentials.id,
        credentials.deviceId,
        credentials.establishmentId,
        credentials.environment,
        credentials.kind,
      ],
    }),
    foreignKey({
      name: "alarms_channel",
      columns: [t.channelId, t.establishmentId],
      foreignColumns: [channels.id, channels.establishmentId],
    }),
    index("alarms_to_tell")
      .on(t.nextTryAt)
      .where(sql`sent_at is null and acknowledged_at is null and cleared_at is null`),
    index("alarms_by_time").on(t.establishmentId, t.dueAt, t.id),
    index("alarms_by_digest").on(t.digestId),
    index("alarms_by_device").on(t.deviceId),
  ],
);
