import { asc, eq } from "drizzle-orm";
import { attempts } from "#db/partitioned/attempts.ts";
import { clearedCopies } from "#db/partitioned/cleared-copies.ts";
import { devices } from "#db/schema/devices.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { branches } from "#db/schema/establishments.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { OfDocument } from "./schema.ts";

/** Hourly for three months; more tries than that say nothing new. */
const attemptsRead = 2000;

/** What happened to a document on its way to ZATCA, in order, and where it was issued. */
export const documentCourse = query({
  name: "document.course",
  permission: "document:read",
  input: OfDocument,
  run: (ctx, { documentId }) =>
    ctx.read(async (db) => {
      const [found] = await db
        .select({
          deviceName: devices.name,
          branchNameAr: branches.nameAr,
          branchNameEn: branches.nameEn,
          rejectedAt: documentIdentities.rejectedAt,
          nextAttemptAt: submissions.nextAttemptAt,
          askedAt: submissions.askedAt,
          reason: submissions.reason,
          attentionSince: submissions.attentionSince,
          settledAt: submissions.settledAt,
        })
        .from(documentIdentities)
        .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
        .innerJoin(devices, eq(devices.id, documentIdentities.deviceId))
        .innerJoin(branches, eq(branches.id, documentIdentities.branchId))
        .where(eq(documentIdentities.id, documentId));
      if (found === undefined) throw new AppError("not_found");
      const [copy] = await db
        .select({ receivedAt: clearedCopies.receivedAt })
        .from(clearedCopies)
        .where(eq(clearedCopies.documentId, documentId));
      const tries = await db
        .select({
          id: attempts.id,
          call: attempts.call,
          outcome: attempts.outcome,
          status: attempts.status,
          failure: attempts.failure,
          startedAt: attempts.startedAt,
          endedAt: attempts.endedAt,
          answer: attempts.response,
        })
        .from(attempts)
        .where(eq(attempts.documentId, documentId))
        .orderBy(asc(attempts.startedAt), asc(attempts.id))
        .limit(attemptsRead);
      return {
        ...found,
        copyReceivedAt: copy?.receivedAt ?? null,
        tries: tries.map(({ answer, ...each }) => ({ ...each, answer: answer?.body ?? null })),
      };
    }),
});

export type DocumentCourse = Awaited<ReturnType<typeof documentCourse.run>>;
