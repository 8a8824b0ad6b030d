import { backOffMs } from "./back-off.ts";
import type { SubmissionKind } from "./document.ts";

/** Why a device's documents wait: its login was refused, its calls are set up wrongly, or a person said so. */
export const holdReasons = ["credential_refused", "configuration", "person"] as const;
export type HoldReason = (typeof holdReasons)[number];

/** How one sending ended, in the names of the outcome table. */
export type Answer = {
  readonly kind:
    | "accepted"
    | "accepted_with_warnings"
    | "already_accepted"
    | "rejected"
    | "use_reporting"
    | "credential_refused"
    | "throttled"
    | "too_large"
    | "may_have_arrived"
    | "configuration"
    | "contradictory";
  readonly reason?: string;
  /** Whether ZATCA's cleared copy came along. */
  readonly copy: boolean;
  readonly retryAfterMs?: number | null;
};

export type Sending = {
  readonly kind: SubmissionKind;
  readonly state: "pending" | "copy_missing";
  readonly failures: number;
  readonly silentRefusals: number;
  readonly oversizes: number;
  /** Whether a direct successor of the refused login is there to try. */
  readonly successorWaits: boolean;
};

export type SendingPolicy = {
  readonly firstBackOffMs: number;
  readonly backOffCeilingMs: number;
  readonly tellPersonAfter: number;
  readonly refetchCopyAfterMs: number;
};

export type Verdict =
  | { readonly then: "done"; readonly event: "accepted" | "acceptedWithWarnings" | "rejected" | "copyFetched" }
  /** Cleared, but ZATCA's copy is not here: asked for again after the wait. */
  | { readonly then: "copy_missing"; readonly waitMs: number }
  | { readonly then: "reporting" }
  | { readonly then: "successor" }
  | { readonly then: "hold"; readonly reason: HoldReason; readonly stops: boolean }
  | { readonly then: "again"; readonly waitMs: number; readonly tell: boolean }
  /** Only a person moves it on. */
  | { readonly then: "stop" };

const mostSilentRefusals = 3;
const mostOversizes = 2;

/** The outcome table: what follows from one answer. `random` (0 to 1) spreads the waits; waits are milliseconds. */
export function verdictOn(sending: Sending, answer: Answer, policy: SendingPolicy, random: number): Verdict {
  switch (answer.kind) {
    case "accepted":
    case "accepted_with_warnings":
    case "already_accepted":
      return acceptance(sending, answer, policy);
    case "rejected":
      return sending.state === "pending" ? { then: "done", event: "rejected" } : { then: "stop" };
    case "use_reporting":
      return sending.state === "pending"
        ? { then: "reporting" }
        : { then: "copy_missing", waitMs: policy.refetchCopyAfterMs };
    case "credential_refused":
      return sending.successorWaits
        ? { then: "successor" }
        : { then: "hold", reason: "credential_refused", stops: false };
    case "throttled":
      return again(sending, policy, random, answer.retryAfterMs);
    case "too_large":
      return sending.oversizes + 1 < mostOversizes ? again(sending, policy, random) : { then: "stop" };
    case "may_have_arrived":
      return uncertain(sending, answer, policy, random);
    case "configuration":
      return answer.reason === "unprocessable_without_messages"
        ? { then: "stop" }
        : { then: "hold", reason: "configuration", stops: true };
    case "contradictory":
      return { then: "stop" };
  }
}

function acceptance({ kind, state }: Sending, answer: Answer, policy: SendingPolicy): Verdict {
  if (kind === "clearance" && !answer.copy) return { then: "copy_missing", waitMs: policy.refetchCopyAfterMs };
  if (state === "copy_missing") return { then: "done", event: "copyFetched" };
  return { then: "done", event: answer.kind === "accepted_with_warnings" ? "acceptedWithWarnings" : "accepted" };
}

function uncertain(sending: Sending, { reason }: Answer, policy: SendingPolicy, random: number): Verdict {
  const silent = reason === "refused_without_messages";
  if (silent && sending.silentRefusals + 1 >= mostSilentRefusals) return { then: "stop" };
  return again(sending, policy, random);
}

function again(
  { failures }: Sending,
  { firstBackOffMs, backOffCeilingMs, tellPersonAfter }: SendingPolicy,
  random: number,
  askedMs: number | null = null,
): Verdict {
  const waitMs = backOffMs(failures + 1, random, { firstMs: firstBackOffMs, ceilingMs: backOffCeilingMs });
  return {
    then: "again",
    waitMs: askedMs === null ? waitMs : Math.max(askedMs, waitMs),
    tell: failures + 1 >= tellPersonAfter,
  };
}
