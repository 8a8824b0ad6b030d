import { eq, inArray, sql } from "drizzle-orm";
import { documents, findings } from "#db/partitioned/documents.ts";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { branches } from "#db/schema/establishments.ts";
import { submissions } from "#db/schema/submissions.ts";
import { formatAmount } from "#lib/domain/money.ts";
import { listDocuments } from "#lib/services/documents/queries.ts";
import { ListDocuments } from "#lib/services/documents/schema.ts";
import { issued } from "#lib/services/documents/view.ts";
import { branchOf, said } from "./said.ts";
import { tableExport } from "./table-export.ts";

/** The documents with what a bookkeeper compares: amounts, limits, counters, hashes and the codes of what was found. */
export const exportDocumentsTable = tableExport({
  name: "documents",
  list: {
    permission: listDocuments.permission,
    input: ListDocuments,
    async run(ctx, input) {
      const { rows, next } = await listDocuments.run(ctx, input);
      const details = await ctx.read((db) =>
        detailsOf(
          db,
          rows.map(({ id }) => id),
        ),
      );
      const byId = new Map(details.map((detail) => [detail.id, detail]));
      const whole = rows.flatMap((row) => {
        const detail = byId.get(row.id);
        return detail === undefined ? [] : [{ ...row, ...detail }];
      });
      return { rows: whole, next };
    },
  },
  columns: {
    "documents.column.number": ({ number }) => number,
    "documents.fact.uuid": ({ uuid }) => uuid,
    "documents.column.environment": ({ environment }, locale) => said(locale, "environment", environment),
    "documents.column.kind": ({ kind }, locale) => said(locale, "documents.kind", kind),
    "documents.sheet.type": ({ kind, typeCode }, locale) => said(locale, `documents.type.${kind}`, typeCode),
    "documents.fact.issued": ({ issueDate, issueTime }) => `${issueDate} ${issueTime}`,
    "documents.column.buyer": ({ buyerName }) => buyerName,
    "documents.fact.taxExclusive": ({ net }) => net,
    "documents.fact.tax": ({ tax }) => tax,
    "documents.fact.total": ({ payable }) => payable,
    "documents.sheet.currency": ({ currency }) => currency,
    "documents.column.state": ({ state }, locale) => said(locale, "documents.state", state),
    "documents.sheet.limit": ({ dueAt }) => dueAt,
    "documents.sheet.settled": ({ settledAt }) => settledAt,
    "documents.column.device": ({ deviceName }) => deviceName,
    "documents.column.branch": branchOf,
    "documents.sheet.icv": ({ icv }) => icv,
    "documents.sheet.hash": ({ hash }) => hash,
    "documents.sheet.codes": ({ codes }) => codes,
  },
});

// what was found of a document is no older than it
const codesFound = sql<string>`coalesce((
  select string_agg(distinct ${findings.code}, ' ' order by ${findings.code}) from ${findings}
  where ${findings.documentId} = ${documentIdentities.id} and ${findings.foundAt} >= ${documentIdentities.createdAt}
    and ${findings.severity} <> 'info'), '')`;

async function detailsOf(db: Reader, ids: readonly string[]) {
  const found = await db
    .select({
      id: documentIdentities.id,
      hash: documentIdentities.hash,
      taxExclusive: documents.taxExclusive,
      settledAt: submissions.settledAt,
      deviceName: devices.name,
      branchNameAr: branches.nameAr,
      branchNameEn: branches.nameEn,
      codes: codesFound,
    })
    .from(documentIdentities)
    .innerJoin(documents, issued)
    .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
    .innerJoin(devices, eq(devices.id, documentIdentities.deviceId))
    .innerJoin(branches, eq(branches.id, documentIdentities.branchId))
    .where(inArray(documentIdentities.id, [...ids]));
  return found.map(({ taxExclusive, ...row }) => ({ ...row, net: formatAmount(taxExclusive) }));
}
