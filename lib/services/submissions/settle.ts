import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { command } from "#lib/command.ts";
import { submissionLifecycle } from "#lib/domain/document.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/services/webhooks/announce.ts";
import { anew } from "./resume.ts";
import { SettleSubmission } from "./schema.ts";
import { wakeLane } from "./wake.ts";

/**
 * A person's word on a stopped document: what ZATCA's portal shows of it. A standard document that was cleared there is legal only with
 * ZATCA's copy, so that is fetched by sending the same bytes again. Errors: `lifecycle.illegal_transition` where it is not stopped.
 */
export const settleSubmission = command({
  name: "document.settle",
  permission: "document:write",
  input: SettleSubmission,
  run: (ctx, { documentId, verdict, reason }) =>
    ctx.atomically(async (tx) => {
      const now = ctx.clock.now();
      const [found] = await tx.select().from(submissions).where(eq(submissions.documentId, documentId));
      if (found === undefined) throw new AppError("not_found");
      const state = submissionLifecycle.next(found.state, eventOf(found.kind, verdict));
      const waits = state === "copy_missing";
      const settled = await tx
        .update(submissions)
        .set({
          state,
          ...anew,
          outcome: outcomes[verdict],
          reason: "person",
          settledAt: now,
          nextAttemptAt: waits ? now : null,
        })
        .where(and(eq(submissions.documentId, documentId), eq(submissions.state, found.state)))
        .returning({ state: submissions.state });
      if (settled.length === 0) throw new AppError("changed_meanwhile");
      if (state === "rejected") await freeNumber(tx, documentId, now);
      const { establishmentId, outcome: before } = found;
      const detail = { verdict, reason, state, before };
      tx.audit({ action: "document.settle", entity: "document", entityId: documentId, establishmentId, detail });
      if (waits) tx.enqueue(wakeLane(found));
      await announce(tx, [{ documentId, before: found.state }], now);
      return { documentId, state };
    }),
});

const outcomes = { accepted: "accepted", rejected: "rejected" } as const;

function eventOf(kind: "clearance" | "reporting", verdict: keyof typeof outcomes) {
  if (verdict === "rejected") return "rejected";
  return kind === "clearance" ? "seenCleared" : "seenAccepted";
}

async function freeNumber(tx: Writer, documentId: string, at: Date): Promise<void> {
  await tx.update(documentIdentities).set({ rejectedAt: at }).where(eq(documentIdentities.id, documentId));
}
