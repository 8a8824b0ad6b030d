import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { deliveryStates, disabledReasons, eventKinds } from "#lib/domain/event.ts";
import { bytes, createdAt, environmentEnum, id, instant } from "./columns.ts";
import { devices } from "./devices.ts";
import { documentIdentities } from "./documents.ts";
import { establishments } from "./establishments.ts";

export const eventKindEnum = pgEnum("event_kind", eventKinds);
export const deliveryStateEnum = pgEnum("delivery_state", deliveryStates);
export const disabledReasonEnum = pgEnum("webhook_disabled_reason", disabledReasons);

/** Where a program wants to be told, about an establishment or one of its devices. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    deviceId: uuid("device_id"),
    name: text("name").notNull(),
    url: text("url").notNull(),
    events: eventKindEnum("events").array().notNull(),
    secretSealed: bytes("secret_sealed").notNull(),
    /** The secret before, which signs beside the present one until its day is over. */
    previousSealed: bytes("previous_sealed"),
    previousUntil: instant("previous_until"),
    active: boolean("active").notNull().default(true),
    disabledAt: instant("disabled_at"),
    disabledReason: disabledReasonEnum("disabled_reason"),
    lastSuccessAt: instant("last_success_at"),
    lastFailureAt: instant("last_failure_at"),
    lastFailure: text("last_failure"),
    /** Since when nothing at all went through. */
    failingSince: instant("failing_since"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("webhook_endpoints_tenant").on(t.id, t.establishmentId),
    foreignKey({
      name: "webhook_endpoints_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    index("webhook_endpoints_by_creation").on(t.establishmentId, t.createdAt, t.id),
  ],
);

/**
 * How many events an establishment's feed has had; a trigger counts, and keeps the count locked until its transaction ends.
 * @public
 */
export const documentEventCounts = pgTable("document_event_counts", {
  establishmentId: uuid("establishment_id")
    .primaryKey()
    .references(() => establishments.id),
  position: bigint("position", { mode: "bigint" }).notNull(),
});

/** The news about documents, numbered per establishment in the order of commit: a reader who knows the last number misses nothing. */
export const documentEvents = pgTable(
  "document_events",
  {
    id: id(),
    establishmentId: uuid("establishment_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    deviceId: uuid("device_id").notNull(),
    documentId: uuid("document_id").notNull(),
    kind: eventKindEnum("kind").notNull(),
    at: instant("at").notNull(),
    /** Given by a trigger that holds the establishment's other writers back until this transaction ends. */
    position: bigint("position", { mode: "bigint" })
      .notNull()
      .default(sql`0`),
    data: jsonb("data").$type<EventData>().notNull(),
  },
  (t) => [
    unique("document_events_tenant").on(t.id, t.establishmentId),
    unique("document_events_in_order").on(t.establishmentId, t.position),
    index("document_events_by_time").on(t.establishmentId, t.environment, t.at),
    foreignKey({
      name: "document_events_document",
      columns: [t.documentId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [
        documentIdentities.id,
        documentIdentities.deviceId,
        documentIdentities.establishmentId,
        documentIdentities.environment,
      ],
    }),
  ],
);

/** One message to one endpoint, written by a trigger with its event; without an event it is a test. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: id(),
    establishmentId: uuid("establishment_id").notNull(),
    endpointId: uuid("endpoint_id").notNull(),
    deviceId: uuid("device_id"),
    eventId: uuid("event_id"),
    state: deliveryStateEnum("state").notNull().default("pending"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at"),
    lastStatus: integer("last_status"),
    lastFailure: text("last_failure"),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    foreignKey({
      name: "webhook_deliveries_endpoint",
      columns: [t.endpointId, t.establishmentId],
      foreignColumns: [webhookEndpoints.id, webhookEndpoints.establishmentId],
    }),
    foreignKey({
      name: "webhook_deliveries_event",
      columns: [t.eventId, t.establishmentId],
      foreignColumns: [documentEvents.id, documentEvents.establishmentId],
    }),
    index("webhook_deliveries_due")
      .on(t.nextAttemptAt, t.id)
      .where(sql`state = 'pending'`),
    index("webhook_deliveries_by_endpoint").on(t.endpointId, t.createdAt, t.id),
    index("webhook_deliveries_by_creation").on(t.establishmentId, t.createdAt),
    index("webhook_deliveries_by_event").on(t.eventId),
  ],
);

type EventData = Readonly<Record<string, string | boolean>>;
