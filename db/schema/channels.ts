import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, jsonb, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { channelKinds, deliveryOutcomes } from "#lib/domain/channel.ts";
import { calendarViews } from "#lib/domain/calendar-view.ts";
import type { Digest } from "#lib/domain/digest.ts";
import { bytes, createdAt, id, instant } from "./columns.ts";
import { establishments } from "./establishments.ts";
import { groups } from "./groups.ts";
import { users } from "./people.ts";
import { savedViews } from "./saved-views.ts";

export const channelKindEnum = pgEnum("channel_kind", channelKinds);
export const deliveryOutcomeEnum = pgEnum("delivery_outcome", deliveryOutcomes);
export const calendarViewEnum = pgEnum("calendar_view", calendarViews);

/** One way to reach a group. Where the address itself is the secret (Slack, Teams), only its host stands in the open. */
export const channels = pgTable(
  "channels",
  {
    id: id(),
    establishmentId: uuid("establishment_id").notNull(),
    groupId: uuid("group_id").notNull(),
    kind: channelKindEnum("kind").notNull(),
    /** A mailbox, a URL or a host; null where each member is reached at their own address. */
    address: text("address"),
    /** The signing secret of a webhook, the whole address of Slack or Teams. */
    secretSealed: bytes("secret_sealed"),
    /** In which language a shared place is told: `ar` or `en`. People are told in their own. */
    locale: text("locale").notNull(),
    active: boolean("active").notNull().default(true),
    /** Alarms go this way only for what this view shows; one that is gone or no longer shared limits nothing. */
    viewId: uuid("view_id"),
    lastTestAt: instant("last_test_at"),
    lastTestOutcome: deliveryOutcomeEnum("last_test_outcome"),
    lastTestReason: text("last_test_reason"),
    createdAt: createdAt(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    unique("channels_tenant").on(t.id, t.establishmentId),
    foreignKey({
      name: "channels_group",
      columns: [t.groupId, t.establishmentId],
      foreignColumns: [groups.id, groups.establishmentId],
    }),
    foreignKey({
      name: "channels_view",
      columns: [t.viewId, t.establishmentId],
      foreignColumns: [savedViews.id, savedViews.establishmentId],
    }),
    index("channels_by_group").on(t.groupId, t.createdAt, t.id),
    index("channels_by_view")
      .on(t.viewId)
      .where(sql`view_id is not null`),
  ],
);

/** What the console itself tells one person, in both languages. */
export const notices = pgTable(
  "notices",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    /** The digest that it came from: the same one is told a person once. */
    digestId: uuid("digest_id").notNull(),
    content: jsonb("content").$type<Omit<Digest, "id">>().notNull(),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
    acknowledgedAt: instant("acknowledged_at"),
  },
  (t) => [unique("notices_once").on(t.userId, t.digestId), index("notices_by_person").on(t.userId, t.createdAt, t.id)],
);

/** A calendar that a person subscribes to. Only the SHA-256 of its token is kept. */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    view: calendarViewEnum("view").notNull(),
    /** Narrows it to what this view of the devices or certificates shows. */
    savedViewId: uuid("saved_view_id"),
    locale: text("locale").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    unique("calendar_feeds_token").on(t.tokenHash),
    foreignKey({
      name: "calendar_feeds_saved_view",
      columns: [t.savedViewId, t.establishmentId],
      foreignColumns: [savedViews.id, savedViews.establishmentId],
    }),
    index("calendar_feeds_by_person").on(t.userId, t.createdAt, t.id),
  ],
);
