import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { environmentEnum, instant } from "../schema/columns.ts";

/** One try of one call to the gateway, secrets masked; partitioned by month of `started_at`, written once. */
export const attempts = pgTable(
  "attempts",
  {
    id: uuid("id").notNull().defaultRandom(),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    deviceId: uuid("device_id").notNull(),
    enrolmentId: uuid("enrolment_id"),
    documentId: uuid("document_id"),
    credentialId: uuid("credential_id"),
    call: text("call").notNull(),
    outcome: text("outcome").notNull(),
    status: integer("status"),
    request: jsonb("request").$type<AttemptRequest>().notNull(),
    response: jsonb("response").$type<AttemptResponse>(),
    failure: text("failure"),
    /** What the answer complains of, for lists and search: a line for each warning and error, its code, a tab and its text. */
    said: text("said"),
  },
  (t) => [primaryKey({ columns: [t.id, t.startedAt] })],
);

export type AttemptRequest = { method: string; url: string; headers: Record<string, string>; body: string };
export type AttemptResponse = { headers: Record<string, string>; body: string };
