import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { documentEvents } from "#db/schema/webhooks.ts";
import type { SubmissionState } from "#lib/domain/document.ts";
import { eventOf, standing } from "#lib/domain/event.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Tells feed and endpoints of a document's new state, in the transaction that gave it that state and best at its end: other news of the
 * establishment waits until it is over. A state that is no news, or the one that it had before, leaves nothing.
 */
export async function announce(
  tx: Writer,
  { documentId, before, at }: { documentId: string; before: SubmissionState; at: Date },
): Promise<void> {
  const [found] = await tx
    .select({
      establishmentId: documentIdentities.establishmentId,
      environment: documentIdentities.environment,
      deviceId: documentIdentities.deviceId,
      branchId: documentIdentities.branchId,
      kind: documentIdentities.kind,
      number: documentIdentities.number,
      uuid: documentIdentities.uuid,
      icv: documentIdentities.icv,
      submission: submissions.kind,
      state: submissions.state,
    })
    .from(documentIdentities)
    .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
    .where(eq(documentIdentities.id, documentId));
  if (found === undefined) throw new AppError("not_found");
  const { establishmentId, environment, deviceId, kind, submission, state, icv, ...about } = found;
  const news = state === before ? undefined : eventOf(submission, state);
  if (news === undefined) return;
  const data = { ...about, icv: icv.toString(), kind, submission, ...standing(kind, state) };
  await tx.insert(documentEvents).values({ establishmentId, environment, deviceId, documentId, kind: news, at, data });
}
