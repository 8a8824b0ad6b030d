import { isLegal, type SubmissionKind, type SubmissionState, type TransactionKind } from "./document.ts";

/** What a program can be told about a document. */
export const eventKinds = [
  "document.cleared",
  "document.reported",
  "document.copy_missing",
  "document.rejected",
  "document.stopped",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** A delivery that only proves the way. */
export const testKind = "webhook.test" as const;

/** What becomes of a message to one endpoint. */
export const deliveryStates = ["pending", "delivered", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why Khatm no longer sends to an endpoint: a person said so, nothing went through for three days, or it answered 410. */
export const disabledReasons = ["person", "failing", "gone"] as const;

/** The news that a state is, for a document on this way to ZATCA; undefined while it only waits. */
export function eventOf(kind: SubmissionKind, state: SubmissionState): EventKind | undefined {
  switch (state) {
    case "pending":
      return undefined;
    case "accepted":
    case "accepted_with_warnings":
      return kind === "clearance" ? "document.cleared" : "document.reported";
    case "copy_missing":
      return "document.copy_missing";
    case "rejected":
      return "document.rejected";
    case "stopped":
      return "document.stopped";
  }
}

/** What stands in the message beside the identity of the document. */
export const standing = (kind: TransactionKind, state: SubmissionState) => ({ state, legal: isLegal(kind, state) });
