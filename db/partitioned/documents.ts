import { bigint, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, environmentEnum, instant } from "../schema/columns.ts";
import { findingSeverityEnum, findingSourceEnum } from "../schema/documents.ts";

/** What was issued: the exact signed bytes and what lists show of them; partitioned by month of `issued_at`, written once. */
export const documents = pgTable(
  "documents",
  {
    documentId: uuid("document_id").notNull(),
    issuedAt: instant("issued_at").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    typeCode: text("type_code").notNull(),
    issueDate: text("issue_date").notNull(),
    issueTime: text("issue_time").notNull(),
    currency: text("currency").notNull(),
    taxExclusive: bigint("tax_exclusive", { mode: "bigint" }).notNull(),
    tax: bigint("tax", { mode: "bigint" }).notNull(),
    payable: bigint("payable", { mode: "bigint" }).notNull(),
    buyerName: text("buyer_name"),
    xml: bytes("xml").notNull(),
    qr: text("qr"),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.issuedAt] })],
);

/** One message about a document; partitioned by month of `found_at`, written once. */
export const findings = pgTable(
  "findings",
  {
    id: uuid("id").notNull().defaultRandom(),
    foundAt: instant("found_at").notNull(),
    documentId: uuid("document_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    source: findingSourceEnum("source").notNull(),
    severity: findingSeverityEnum("severity").notNull(),
    code: text("code").notNull(),
    category: text("category"),
    path: text("path"),
    field: text("field"),
    line: integer("line"),
    params: jsonb("params").$type<Readonly<Record<string, string | number>>>().notNull(),
    message: text("message"),
  },
  (t) => [primaryKey({ columns: [t.id, t.foundAt] })],
);
