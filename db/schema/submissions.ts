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
    nextAttemptAt: instant("next_attempt_at"),
    /** How the last attempt ended, in the names of the outcome table. */
    outcome: text("outcome"),
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
    index("submissions_by_state").on(t.establishmentId, t.state, t.createdAt),
  ],
);
