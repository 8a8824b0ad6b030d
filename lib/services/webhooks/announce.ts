import { eq } from "drizzle-orm";
import { among, idList } from "#db/among.ts";
import { insertMany } from "#db/insert-many.ts";
import type { Writer } from "#db/atomically.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { statement } from "#db/statement.ts";
import { documentEvents } from "#db/schema/webhooks.ts";
import type { SubmissionState } from "#lib/domain/document.ts";
import { eventOf, standing } from "#lib/domain/event.ts";
import { AppError } from "#lib/errors.ts";

type Changed = { readonly documentId: string; readonly before: SubmissionState };

/**
 * Tells feed and endpoints of documents' new states, in the order given, at the end of the transaction that gave them those states:
 * other news of the establishment waits until it is over. A state that is no news, or the one that it had before, leaves nothing.
 */
export async function announce(tx: Writer, changed: readonly Changed[], at: Date): Promise<void> {
  const ids = idList(changed.map(({ documentId }) => documentId));
  const found = new Map((await selectChanged(tx, { ids })).map((document) => [document.id, document]));
  const news = changed.flatMap(({ documentId, before }) => {
    const document = found.get(documentId);
    if (document === undefined) throw new AppError("not_found");
    return newsOf(document, before, at);
  });
  tx.lastly(() => insertMany(tx, documentEvents, news));
}

const selectChanged = statement<{ ids: string }>()((db, given) =>
  db
    .select({
      id: documentIdentities.id,
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
    .where(among(documentIdentities.id, given("ids"))),
);

function newsOf(document: Awaited<ReturnType<typeof selectChanged>>[number], before: SubmissionState, at: Date) {
  const { id: documentId, establishmentId, environment, deviceId, kind, submission, state, icv, ...about } = document;
  const news = state === before ? undefined : eventOf(submission, state);
  if (news === undefined) return [];
  const data = { ...about, icv: icv.toString(), kind, submission, ...standing(kind, state) };
  return [{ establishmentId, environment, deviceId, documentId, kind: news, at, data }];
}
