import { and, asc, eq } from "drizzle-orm";
import { attempts } from "#db/partitioned/attempts.ts";
import { clearedCopies } from "#db/partitioned/cleared-copies.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { maskedAgain } from "#lib/services/evidence/calls.ts";
import { OfSubmission, OneAttempt } from "./schema.ts";

const summary = {
  id: attempts.id,
  startedAt: attempts.startedAt,
  endedAt: attempts.endedAt,
  credentialId: attempts.credentialId,
  call: attempts.call,
  outcome: attempts.outcome,
  status: attempts.status,
  failure: attempts.failure,
};

/** Every sending of a document, the first one first. */
export const listAttempts = query({
  name: "document.list_attempts",
  permission: "document:read",
  input: OfSubmission,
  run: (ctx, { documentId }) =>
    ctx.read((db) =>
      db.select(summary).from(attempts).where(eq(attempts.documentId, documentId)).orderBy(asc(attempts.startedAt)),
    ),
});

/** One sending whole: what was sent and what came back, without secrets. */
export const showAttempt = query({
  name: "document.show_attempt",
  permission: "document:read",
  input: OneAttempt,
  run: (ctx, { documentId, attemptId }) =>
    ctx.read(async (db) => {
      const [found] = await db
        .select({ ...summary, request: attempts.request, response: attempts.response })
        .from(attempts)
        .where(and(eq(attempts.id, attemptId), eq(attempts.documentId, documentId)));
      if (found === undefined) throw new AppError("not_found");
      return { ...found, ...maskedAgain(found) };
    }),
});

/** The copy that ZATCA stamped: the legal document of a cleared one. `not_found` until it is here. */
export const showClearedCopy = query({
  name: "document.show_cleared_copy",
  permission: "document:read",
  input: OfSubmission,
  run: (ctx, { documentId }) =>
    ctx.read(async (db) => {
      const [found] = await db
        .select({ xml: clearedCopies.xml, receivedAt: clearedCopies.receivedAt })
        .from(clearedCopies)
        .innerJoin(
          documentIdentities,
          and(
            eq(documentIdentities.id, clearedCopies.documentId),
            eq(documentIdentities.createdAt, clearedCopies.issuedAt),
          ),
        )
        .where(eq(clearedCopies.documentId, documentId));
      if (found === undefined) throw new AppError("not_found");
      return found;
    }),
});
