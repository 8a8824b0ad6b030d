import { and, eq, isNull, ne, sql, type SQL } from "drizzle-orm";
import { documents } from "#db/partitioned/documents.ts";
import type { Reader } from "#db/read.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { prepaymentTakings } from "#db/schema/prepayment-takings.ts";
import { ofIdentity } from "./month.ts";

/**
 * What the month's final invoices take of prepayments that were issued here, by branch, device and currency. Both count in full in the sums,
 * so books that count what was prepaid once show less by this. A credit note's amounts are taken off already.
 */
export const deductedIn = (db: Reader, where: SQL) =>
  db
    .select({
      branchId: documentIdentities.branchId,
      deviceId: documentIdentities.deviceId,
      currency: documents.currency,
      net: sql<string>`sum(${prepaymentTakings.net})::text`,
      vat: sql<string>`sum(${prepaymentTakings.tax})::text`,
    })
    .from(documentIdentities)
    .innerJoin(documents, ofIdentity)
    .innerJoin(prepaymentTakings, eq(prepaymentTakings.documentId, documentIdentities.id))
    .where(and(where, isNull(documentIdentities.rejectedAt), ne(documents.typeCode, "381")))
    .groupBy(documentIdentities.branchId, documentIdentities.deviceId, documents.currency);
