import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { clearedCopies } from "#db/partitioned/cleared-copies.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { submissionLifecycle } from "#lib/domain/document.ts";
import type { Settings } from "#lib/domain/settings.ts";
import type { Answer, Verdict } from "#lib/domain/submission.ts";
import { AppError } from "#lib/errors.ts";
import type { Asking } from "./admit.ts";
import { hold } from "./holds.ts";

export type Decided = {
  readonly verdict: Verdict;
  readonly answer: Answer;
  readonly copy: Uint8Array | null;
  readonly successorId: string | undefined;
  readonly now: Date;
};

type Changes = Partial<typeof submissions.$inferInsert>;

/** What an answer changes for the document itself, its copy and its device's turn. */
export async function applyVerdict(tx: Writer, asking: Asking, settings: Settings, decided: Decided): Promise<void> {
  const { verdict, answer, copy, now } = decided;
  const { submission } = asking;
  const changes = changesOf(asking, decided);
  const action = `document.${verdict.does === "done" ? verdict.event : (actions[verdict.does] ?? "sent")}`;
  await changeSubmission(tx, asking, action, { ...counters(asking, answer), ...changes });
  if (copy !== null && verdict.does === "done") await keepCopy(tx, asking, copy, now);
  if (verdict.does === "done" && verdict.event === "rejected")
    await tx
      .update(documentIdentities)
      .set({ rejectedAt: now })
      .where(eq(documentIdentities.id, submission.documentId));
  if (verdict.does !== "hold") return;
  const probeAt = new Date(now.getTime() + settings["document.probe_every_ms"]);
  const { reason } = verdict;
  await hold(tx, submission, { reason, now, probeAt: reason === "credential_refused" ? probeAt : null });
}

const actions: Readonly<Partial<Record<Verdict["does"], string>>> = {
  copy_missing: "copy_missing",
  reporting: "use_reporting",
  successor: "use_successor",
  hold: "login_or_address_refused",
  again: "put_off",
  stop: "stopped",
};

function changesOf({ submission }: Asking, { verdict, successorId, now }: Decided): Changes {
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  const attentionSince = submission.attentionSince ?? now;
  const stopped = { state: submissionLifecycle.next(submission.state, "stopped"), nextAttemptAt: null, attentionSince };
  switch (verdict.does) {
    case "done": {
      const state = submissionLifecycle.next(submission.state, verdict.event);
      const settledAt = submission.settledAt ?? now;
      const told = verdict.event === "rejected" ? now : null;
      return { state, settledAt, nextAttemptAt: null, attentionSince: told };
    }
    case "copy_missing": {
      const settledAt = submission.settledAt ?? now;
      return { state: "copy_missing", settledAt, nextAttemptAt: after(verdict.waitMs), failures: 0 };
    }
    case "reporting":
      return { kind: "reporting", nextAttemptAt: now };
    case "successor":
      return { credentialId: successorId ?? null, nextAttemptAt: now };
    case "hold":
      return verdict.stops ? stopped : { nextAttemptAt: now };
    case "again":
      return {
        failures: submission.failures + 1,
        nextAttemptAt: after(verdict.waitMs),
        ...(verdict.tell ? { attentionSince } : {}),
      };
    case "stop":
      return stopped;
  }
}

const counters = ({ submission }: Asking, { kind, reason }: Answer): Changes => ({
  outcome: kind,
  reason: reason ?? null,
  ...(reason === "refused_without_messages" ? { silentRefusals: submission.silentRefusals + 1 } : {}),
  ...(kind === "too_large" ? { oversizes: submission.oversizes + 1 } : {}),
});

/** Ends the call under way. Another run that took the document over in between makes this one's answer void. */
export async function changeSubmission(tx: Writer, { submission }: Asking, action: string, changes: Changes) {
  const { documentId, establishmentId, attempts, state } = submission;
  const changed = await tx
    .update(submissions)
    .set({ askedAt: null, ...changes })
    .where(
      and(eq(submissions.documentId, documentId), eq(submissions.attempts, attempts), eq(submissions.state, state)),
    )
    .returning({ state: submissions.state });
  if (changed.length === 0) throw new AppError("changed_meanwhile");
  const detail = { outcome: changes.outcome ?? null, reason: changes.reason ?? null, attempt: attempts };
  tx.audit({ action, entity: "document", entityId: documentId, establishmentId, detail });
}

async function keepCopy(tx: Writer, { submission, issuedAt }: Asking, xml: Uint8Array, receivedAt: Date) {
  const { documentId, establishmentId, deviceId, environment } = submission;
  await tx
    .insert(clearedCopies)
    .values({ documentId, issuedAt, establishmentId, deviceId, environment, receivedAt, xml })
    .onConflictDoNothing();
}
