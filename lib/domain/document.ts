import { lifecycle } from "./lifecycle.ts";

export const transactionKinds = ["standard", "simplified"] as const;
export type TransactionKind = (typeof transactionKinds)[number];

/** How a document reaches ZATCA: standard ones are cleared, simplified ones reported; where clearance is off, all are reported. */
export const submissionKinds = ["clearance", "reporting"] as const;
export type SubmissionKind = (typeof submissionKinds)[number];

export const submissionKindOf = (kind: TransactionKind): SubmissionKind =>
  kind === "standard" ? "clearance" : "reporting";

/**
 * The way of a document to ZATCA. A stopped one waits for a person, who lets it be sent again or says what ZATCA's portal shows; a missing copy is
 * fetched again.
 */
export const submissionLifecycle = lifecycle({
  pending: {
    accepted: "accepted",
    acceptedWithWarnings: "accepted_with_warnings",
    copyMissing: "copy_missing",
    rejected: "rejected",
    stopped: "stopped",
  },
  copy_missing: { copyFetched: "accepted", stopped: "stopped" },
  stopped: { resumed: "pending", rejected: "rejected", seenAccepted: "accepted", seenCleared: "copy_missing" },
  accepted: {},
  accepted_with_warnings: {},
  rejected: {},
});

export type SubmissionState = (typeof submissionLifecycle.statuses)[number];

/** Who found something in a document: Khatm before it was issued, or ZATCA's gateway. */
export const findingSources = ["khatm", "gateway"] as const;

/** Whether the copy that Khatm holds is the legal document: a simplified one once stamped, a standard one once ZATCA took it. */
export function isLegal(kind: TransactionKind, state: SubmissionState): boolean {
  if (state === "rejected") return false;
  return kind === "simplified" || state === "accepted" || state === "accepted_with_warnings";
}
