import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { bytes, environmentEnum, instant } from "../schema/columns.ts";

/** The copy that ZATCA stamped, which alone is the legal document; partitioned by month of the document's issue, written once. */
export const clearedCopies = pgTable(
  "cleared_copies",
  {
    documentId: uuid("document_id").notNull(),
    issuedAt: instant("issued_at").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    receivedAt: instant("received_at").notNull(),
    xml: bytes("xml").notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.issuedAt] })],
);
