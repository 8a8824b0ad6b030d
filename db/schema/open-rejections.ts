import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { environmentEnum, instant } from "./columns.ts";
import { documentIdentities } from "./documents.ts";

/**
 * Why documents that nobody has corrected yet were rejected, one row for each code. Triggers write it with the rejection and take it
 * away with the next document of the same number, so that a page of causes looks at nothing else.
 */
export const openRejections = pgTable(
  "open_rejections",
  {
    documentId: uuid("document_id").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    branchId: uuid("branch_id").notNull(),
    number: text("number").notNull(),
    code: text("code").notNull(),
    category: text("category"),
    message: text("message"),
    buyerName: text("buyer_name"),
    issuedAt: instant("issued_at").notNull(),
    rejectedAt: instant("rejected_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.documentId, t.code] }),
    foreignKey({
      name: "open_rejections_document",
      columns: [t.documentId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [
        documentIdentities.id,
        documentIdentities.deviceId,
        documentIdentities.establishmentId,
        documentIdentities.environment,
      ],
    }),
    index("open_rejections_by_time").on(t.establishmentId, t.rejectedAt),
    index("open_rejections_in_order").on(t.rejectedAt),
    index("open_rejections_by_code").on(t.establishmentId, t.environment, t.code, t.rejectedAt),
    index("open_rejections_by_number").on(t.establishmentId, t.environment, t.number),
  ],
);
