import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { environmentEnum } from "./columns.ts";
import { documentIdentities } from "./documents.ts";

/**
 * What documents take of prepayments (386): a final invoice settles it, a credit note gives it back to the buyer. One row for each VAT
 * category and rate, in hundredths of the prepayment's currency. Those of a rejected document count no more.
 */
export const prepaymentTakings = pgTable(
  "prepayment_takings",
  {
    documentId: uuid("document_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    prepaymentId: uuid("prepayment_id").notNull(),
    prepaymentDeviceId: uuid("prepayment_device_id").notNull(),
    category: text("category").notNull(),
    /** Without needless zeros, such as `15`. */
    percent: text("percent").notNull(),
    net: bigint("net", { mode: "bigint" }).notNull(),
    tax: bigint("tax", { mode: "bigint" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.documentId, t.prepaymentId, t.category, t.percent] }),
    index("prepayment_takings_of").on(t.prepaymentId),
    check("prepayment_takings_positive", sql`${t.net} >= 0 and ${t.tax} >= 0`),
    foreignKey({
      name: "prepayment_takings_document",
      columns: [t.documentId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [
        documentIdentities.id,
        documentIdentities.deviceId,
        documentIdentities.establishmentId,
        documentIdentities.environment,
      ],
    }),
    foreignKey({
      name: "prepayment_takings_prepayment",
      columns: [t.prepaymentId, t.prepaymentDeviceId, t.establishmentId, t.environment],
      foreignColumns: [
        documentIdentities.id,
        documentIdentities.deviceId,
        documentIdentities.establishmentId,
        documentIdentities.environment,
      ],
    }),
  ],
);
