import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { submissionKinds, submissionLifecycle } from "#lib/domain/document.ts";
import { environmentEnum, instant } from "./columns.ts";
import { documentIdentities } from "./documents.ts";

export const submissionKindEnum = pgEnum("submission_kind", submissionKinds);
export const submissionStateEnum = pgEnum("submission_state", submissionLifecycle.statuses);

/** The sending of one document, and the truth of the queue: a job only wakes a worker. Made in the transaction that issues the document. */
export const submissions = pgTable(
  "submissions",
  {
    documentId: uuid("document_id").primaryKey(),
    establishmentId: uuid("establishment_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    kind: submissionKindEnum("kind").notNull(),
    state: submissionStateEnum("state").notNull().default("pending"),
    /** ZATCA's limit for this document. */
    dueAt: instant("due_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Tries in a row of which nobody knows whether they arrived, or that were put off. */
    failures: integer("failures").notNull().default(0),
    silentRefusals: integer("silent_refusals").notNull().default(0),
    oversizes: integer("oversizes").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at"),
    /** Set before a call and cleared by its answer: what stands here longer than a call lasts was interrupted. */
    askedAt: instant("asked_at"),
    /** The login in use; null before the first try. A trigger refuses all but the signing one and its direct successor. */
    credentialId: uuid("credential_id"),
    /** How the last attempt ended, in the names of the outcome table, and why. */
    outcome: text("outcome"),
    reason: text("reason"),
    /** Since when a person is told. */
    attentionSince: instant("attention_since"),
    settledAt: instant("settled_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    foreignKey({
      name: "submissions_document",
      columns: [t.documentId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [
        documentIdentities.id,
        documentIdentities.deviceId,
        documentIdentities.establishmentId,
        documentIdentities.environment,
      ],
    }),
    index("submissions_waiting")
      .on(t.deviceId, t.nextAttemptAt)
      .where(sql`state = 'pending'`),
    index("submissions_due")
      .on(t.dueAt, t.documentId)
      .where(sql`state in ('pending', 'stopped')`),
    // these two hold what row-level security asks too, so that counting touches no row
    index("submissions_by_due").on(t.establishmentId, t.dueAt, t.documentId, t.deviceId, t.environment, t.state),
    index("submissions_in_due_order").on(t.dueAt, t.documentId),
    index("submissions_by_state").on(t.establishmentId, t.state, t.createdAt, t.documentId, t.deviceId, t.environment),
    index("submissions_in_lane")
      .on(t.establishmentId, t.environment, t.dueAt, t.documentId)
      .where(sql`state in ('pending', 'copy_missing')`),
    index("submissions_next")
      .on(t.establishmentId, t.environment, t.nextAttemptAt)
      .where(sql`state in ('pending', 'copy_missing')`),
    index("submissions_in_flight")
      .on(t.establishmentId, t.environment, t.askedAt)
      .where(sql`asked_at is not null`),
    index("submissions_settled")
      .on(t.establishmentId, t.environment, t.settledAt)
      .where(sql`settled_at is not null`),
    index("submissions_for_a_person")
      .on(t.establishmentId, t.attentionSince)
      .where(sql`attention_since is not null`),
  ],
);
