import { and, desc, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { openRejections } from "#db/schema/open-rejections.ts";
import { codesAbout, type Subject } from "#lib/rules/catalogue/subject.ts";

/** More open rejections than this are not looked at one by one: the latest stand for all. */
export const mostRejections = 10_000;

/** The errors for which ZATCA rejected documents that nobody has corrected yet, with whom or what each is about in one text, the latest first. */
export const rejectionErrors = (db: Pick<Reader, "select">, where: SQL | undefined) =>
  db
    .select({
      documentId: openRejections.documentId,
      establishmentId: openRejections.establishmentId,
      environment: openRejections.environment,
      branchId: openRejections.branchId,
      deviceId: openRejections.deviceId,
      number: openRejections.number,
      issuedAt: openRejections.issuedAt,
      rejectedAt: openRejections.rejectedAt,
      buyerName: openRejections.buyerName,
      code: openRejections.code,
      category: openRejections.category,
      message: openRejections.message,
      subject: subject.as("rejection_subject"),
    })
    .from(openRejections)
    .where(where)
    .orderBy(desc(openRejections.rejectedAt))
    .limit(mostRejections);

/** The same of one cause. */
export const ofCode = (code: string, about: string): SQL | undefined =>
  and(sql`${openRejections.code} = ${code}`, sql`${subject} = ${about}`);

const codes = (about: Subject): SQL =>
  sql`array[${sql.join(
    codesAbout(about).map((code) => sql`${code}`),
    sql`, `,
  )}]::text[]`;

const { code, branchId, deviceId, buyerName } = openRejections;
const subject = sql<string>`case
  when ${code} = any(${codes("branch")}) then 'branch:' || ${branchId}
  when ${code} = any(${codes("device")}) then 'device:' || ${deviceId}
  when ${code} = any(${codes("establishment")}) then 'establishment'
  when ${code} = any(${codes("buyer")}) and ${buyerName} is not null then 'buyer:' || left(${buyerName}, 500)
  else 'document' end`;
