import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  isNotNull,
  isNull,
  max,
  min,
  not,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/read.ts";
import { documents } from "#db/partitioned/documents.ts";
import { causeHandlings } from "#db/schema/findings.ts";
import { groups } from "#db/schema/groups.ts";
import { openRejections } from "#db/schema/open-rejections.ts";
import { query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { equals, within } from "#lib/services/search.ts";
import { subjectNames } from "./names.ts";
import { mostRejections, ofCode, rejectionErrors } from "./rejections.ts";
import { ListCauses, OfCause } from "./schema.ts";

const mostCauses = 200;
const mostDocuments = 200;

/** Rejections that nobody has corrected yet by what caused them, the cause behind most documents first. */
export const listCauses = query({
  name: "findings.causes",
  permission: "document:read",
  input: ListCauses,
  run: (ctx, { establishment, environment, state, group }) =>
    ctx.list(async (db) => {
      const where = and(
        within(openRejections.establishmentId, establishment, ctx.actor),
        equals(openRejections.environment, environment),
      );
      const causes = await readCauses(db, where, { state, group });
      const errors = rejectionErrors(db, where).as("errors");
      const [counted] = await db.select({ all: count(), documents: countDistinct(errors.documentId) }).from(errors);
      const { all = 0, documents: waiting = 0 } = counted ?? {};
      return { at: ctx.clock.now(), documents: waiting, capped: all >= mostRejections, causes };
    }),
});

/** One cause with its documents, the oldest first. */
export const showCause = query({
  name: "findings.cause",
  permission: "document:read",
  input: OfCause,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const [cause] = await readCauses(db, ofPlace(input));
      if (cause === undefined) throw new AppError("not_found");
      return { ...cause, rows: await documentsOf(db, input, mostDocuments) };
    }),
});

export type Cause = Awaited<ReturnType<typeof readCauses>>[number];

/** Documents that wait for a correction because of this cause, the oldest first. */
export async function documentsOf(db: Reader, input: OfCause, most: number) {
  const errors = rejectionErrors(db, ofPlace(input)).as("errors");
  const rows = await db
    .select({
      id: errors.documentId,
      number: errors.number,
      deviceId: errors.deviceId,
      branchId: errors.branchId,
      issuedAt: errors.issuedAt,
      rejectedAt: errors.rejectedAt,
      buyerName: errors.buyerName,
      payable: documents.payable,
      currency: documents.currency,
    })
    .from(errors)
    .innerJoin(documents, and(eq(documents.documentId, errors.documentId), eq(documents.issuedAt, errors.issuedAt)))
    .orderBy(asc(errors.issuedAt), asc(errors.documentId))
    .limit(most);
  return rows.map(({ payable, ...row }) => ({ ...row, payableMinor: payable.toString() }));
}

const ofPlace = ({ establishmentId, environment, code, subject }: OfCause): SQL | undefined =>
  and(
    eq(openRejections.establishmentId, establishmentId),
    eq(openRejections.environment, environment),
    ofCode(code, subject),
  );

/** Which of the causes are asked for: by what became of them, and by who sees to them. */
type Asked = Pick<z.output<typeof ListCauses>, "state" | "group">;

function seenToBy(group: Asked["group"]): SQL | undefined {
  if (group === undefined) return undefined;
  return group === "nobody" ? isNull(groups.id) : eq(groups.id, group);
}

async function readCauses(db: Reader, where: SQL | undefined, { state, group }: Asked = {}) {
  const errors = rejectionErrors(db, where).as("errors");
  const behind = count();
  const handled = and(
    eq(causeHandlings.establishmentId, errors.establishmentId),
    eq(causeHandlings.environment, errors.environment),
    eq(causeHandlings.code, errors.code),
    eq(causeHandlings.subject, errors.subject),
  );
  const fresh = or(isNull(causeHandlings.fixedAt), sql`${errors.rejectedAt} > ${causeHandlings.fixedAt}`);
  const back = sql`count(*) filter (where ${fresh}) > 0`;
  const standing = {
    new: isNull(causeHandlings.fixedAt),
    back: and(isNotNull(causeHandlings.fixedAt), back),
    fixed: and(isNotNull(causeHandlings.fixedAt), not(back)),
  };
  const found = await db
    .select({
      establishmentId: errors.establishmentId,
      environment: errors.environment,
      code: errors.code,
      subject: errors.subject,
      category: min(errors.category),
      message: min(errors.message),
      documents: behind,
      /** Those that were rejected after somebody had said that the cause was mended, or all where nobody has. */
      fresh: sql<number>`count(*) filter (where ${fresh})::int`,
      since: min(errors.rejectedAt),
      latest: max(errors.rejectedAt),
      note: causeHandlings.note,
      fixedAt: causeHandlings.fixedAt,
      group: { id: groups.id, nameAr: groups.nameAr, nameEn: groups.nameEn },
    })
    .from(errors)
    .leftJoin(causeHandlings, handled)
    .leftJoin(groups, and(eq(groups.id, causeHandlings.groupId), isNull(groups.archivedAt)))
    .groupBy(errors.establishmentId, errors.environment, errors.code, errors.subject, causeHandlings.id, groups.id)
    .having(and(state && standing[state], seenToBy(group)))
    .orderBy(desc(behind), asc(errors.code), asc(errors.subject))
    .limit(mostCauses);
  const names = await subjectNames(db, found);
  return found.map((cause) => ({ ...cause, name: names.of(cause.subject) }));
}
