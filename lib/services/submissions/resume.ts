import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { submissions } from "#db/schema/submissions.ts";
import { command } from "#lib/command.ts";
import { submissionLifecycle } from "#lib/domain/document.ts";
import { AppError } from "#lib/errors.ts";
import { OfSubmission } from "./schema.ts";
import { wakeLane } from "./wake.ts";

/** Lets a stopped document be sent again: the same bytes, with its counters at the start. */
export const resumeSubmission = command({
  name: "document.resume",
  permission: "document:write",
  input: OfSubmission,
  run: (ctx, { documentId }) =>
    ctx.atomically(async (tx) => {
      const submission = await loadSubmission(tx, documentId);
      const state = submissionLifecycle.next(submission.state, "resumed");
      const resumed = await tx
        .update(submissions)
        .set({ state, ...anew, nextAttemptAt: ctx.clock.now() })
        .where(and(eq(submissions.documentId, documentId), eq(submissions.state, submission.state)))
        .returning({ state: submissions.state });
      if (resumed.length === 0) throw new AppError("changed_meanwhile");
      const { establishmentId } = submission;
      tx.audit({ action: "document.resume", entity: "document", entityId: documentId, establishmentId });
      tx.enqueue(wakeLane(submission));
      return { documentId, state };
    }),
});

/** What a person's decision clears. */
export const anew = { failures: 0, silentRefusals: 0, oversizes: 0, attentionSince: null };

async function loadSubmission(tx: Writer, documentId: string) {
  const [found] = await tx.select().from(submissions).where(eq(submissions.documentId, documentId));
  if (found === undefined) throw new AppError("not_found");
  return found;
}
