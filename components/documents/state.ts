import type { State } from "#components/ui/badge.tsx";
import type { SubmissionKind, SubmissionState } from "#lib/domain/document.ts";

/** The outcome of a document in one word, as a key of `documents.outcome`. */
export type Outcome = Exclude<SubmissionState, "accepted" | "accepted_with_warnings"> | Done;
type Done = "cleared" | "cleared_with_warnings" | "reported" | "reported_with_warnings";

export type Standing = { readonly state: State; readonly word: Outcome };

export function standingOf(state: SubmissionState, submission: SubmissionKind): Standing {
  const cleared = submission === "clearance";
  if (state === "accepted") return { state: "good", word: cleared ? "cleared" : "reported" };
  if (state === "accepted_with_warnings")
    return { state: "due", word: cleared ? "cleared_with_warnings" : "reported_with_warnings" };
  return { state: looks[state], word: state };
}

const looks = { pending: "waiting", copy_missing: "due", stopped: "late", rejected: "broken" } as const;
