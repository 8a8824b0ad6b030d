import { inArray } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { clearedCopies } from "#db/partitioned/cleared-copies.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissionLifecycle } from "#lib/domain/document.ts";
import type { Settings } from "#lib/domain/settings.ts";
import type { Answer, Verdict } from "#lib/domain/submission.ts";
import type { Asking } from "./asking.ts";
import { changeSubmissions, type Changes } from "./change.ts";
import { hold } from "./holds.ts";

export type Decided = {
  readonly asking: Asking;
  readonly verdict: Verdict;
  readonly answer: Answer;
  readonly copy: Uint8Array | null;
  readonly successorId: string | undefined;
};

/** What answers change for their documents, their copies and their devices' turns. */
export async function applyVerdicts(
  tx: Writer,
  decided: readonly Decided[],
  settings: Settings,
  now: Date,
): Promise<void> {
  const changes = decided.map((each) => ({
    asking: each.asking,
    action: `document.${each.verdict.does === "done" ? each.verdict.event : (actions[each.verdict.does] ?? "sent")}`,
    changes: { ...counters(each.asking, each.answer), ...changesOf(each, now) },
  }));
  await changeSubmissions(tx, changes);
  const done = decided.filter(({ verdict }) => verdict.does === "done");
  await keepCopies(tx, done, now);
  await markRejected(tx, done, now);
  const probeAt = new Date(now.getTime() + settings["document.probe_every_ms"]);
  for (const { asking, verdict } of decided) {
    if (verdict.does !== "hold") continue;
    const { reason } = verdict;
    const refused = reason === "credential_refused";
    const how = refused ? { credentialId: asking.credential.id, probeAt } : { probeAt: null };
    await hold(tx, asking.submission, { reason, now, ...how });
  }
}

async function markRejected(tx: Writer, done: readonly Decided[], now: Date): Promise<void> {
  const rejected = done.filter(({ verdict }) => verdict.does === "done" && verdict.event === "rejected");
  if (rejected.length === 0) return;
  const ids = rejected.map(({ asking }) => asking.submission.documentId);
  await tx.update(documentIdentities).set({ rejectedAt: now }).where(inArray(documentIdentities.id, ids));
}

const actions: Readonly<Partial<Record<Verdict["does"], string>>> = {
  copy_missing: "copy_missing",
  reporting: "use_reporting",
  successor: "use_successor",
  hold: "login_or_address_refused",
  again: "put_off",
  stop: "stopped",
};

function changesOf({ asking: { submission }, verdict, successorId }: Decided, now: Date): Changes {
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

async function keepCopies(tx: Writer, done: readonly Decided[], receivedAt: Date): Promise<void> {
  const rows = done.flatMap(({ asking: { submission, issuedAt }, copy }) => {
    const { documentId, establishmentId, deviceId, environment } = submission;
    return copy === null
      ? []
      : [{ documentId, issuedAt, establishmentId, deviceId, environment, receivedAt, xml: copy }];
  });
  if (rows.length > 0) await tx.insert(clearedCopies).values(rows).onConflictDoNothing();
}
