import { and, eq, gt, isNotNull, isNull, notExists, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { documents, findings } from "#db/partitioned/documents.ts";
import type { Reader } from "#db/read.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { codesAbout, type Subject } from "#lib/rules/catalogue/subject.ts";

/** More open rejections than this are not looked at one by one: the latest stand for all. */
export const mostRejections = 10_000;

/** Rejected documents that no later one with the same number stands over, the latest first. */
function openRejections(db: Pick<Reader, "select">, where: SQL | undefined) {
  const later = alias(documentIdentities, "later");
  const same = and(
    eq(later.establishmentId, documentIdentities.establishmentId),
    eq(later.environment, documentIdentities.environment),
    eq(later.number, documentIdentities.number),
  );
  const taken = db
    .select({ id: later.id })
    .from(later)
    .where(and(same, isNull(later.rejectedAt)));
  const tried = db
    .select({ id: later.id })
    .from(later)
    .where(and(same, isNotNull(later.rejectedAt), gt(later.createdAt, documentIdentities.createdAt)));
  return db
    .select({
      id: documentIdentities.id,
      establishmentId: documentIdentities.establishmentId,
      environment: documentIdentities.environment,
      branchId: documentIdentities.branchId,
      deviceId: documentIdentities.deviceId,
      number: documentIdentities.number,
      createdAt: documentIdentities.createdAt,
      rejectedAt: documentIdentities.rejectedAt,
    })
    .from(documentIdentities)
    .where(and(isNotNull(documentIdentities.rejectedAt), where, notExists(taken), notExists(tried)))
    .orderBy(sql`${documentIdentities.rejectedAt} desc`, documentIdentities.id)
    .limit(mostRejections)
    .as("open");
}

/** Every error for which ZATCA rejected those documents, with whom or what it is about in one text. */
export function rejectionErrors(db: Pick<Reader, "select">, where: SQL | undefined) {
  const open = openRejections(db, where);
  const subject = sql<string>`case
    when ${findings.code} = any(${codes("branch")}) then 'branch:' || ${open.branchId}
    when ${findings.code} = any(${codes("device")}) then 'device:' || ${open.deviceId}
    when ${findings.code} = any(${codes("establishment")}) then 'establishment'
    when ${findings.code} = any(${codes("buyer")}) and ${documents.buyerName} is not null
      then 'buyer:' || left(${documents.buyerName}, 500)
    else 'document' end`;
  return db
    .select({
      documentId: open.id,
      establishmentId: open.establishmentId,
      environment: open.environment,
      branchId: open.branchId,
      deviceId: open.deviceId,
      number: open.number,
      issuedAt: open.createdAt,
      rejectedAt: open.rejectedAt,
      buyerName: documents.buyerName,
      payable: documents.payable,
      currency: documents.currency,
      code: sql<string>`coalesce(${findings.code}, '')`.as("finding_code"),
      category: findings.category,
      message: findings.message,
      subject: subject.as("finding_subject"),
    })
    .from(open)
    .innerJoin(documents, and(eq(documents.documentId, open.id), eq(documents.issuedAt, open.createdAt)))
    .innerJoin(
      findings,
      and(
        eq(findings.documentId, open.id),
        eq(findings.source, "gateway"),
        eq(findings.severity, "error"),
        // what was found lies between issue and rejection: of the months, one or two are looked at
        sql`${findings.foundAt} between ${open.createdAt} and ${open.rejectedAt} + interval '1 day'`,
      ),
    )
    .as("errors");
}

const codes = (subject: Subject): SQL =>
  sql`array[${sql.join(
    codesAbout(subject).map((code) => sql`${code}`),
    sql`, `,
  )}]::text[]`;
