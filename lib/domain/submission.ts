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
  | { readonly does: "done"; readonly event: "accepted" | "acceptedWithWarnings" | "rejected" | "copyFetched" }
  /** Cleared, but ZATCA's copy is not here: asked for again after the wait. */
  | { readonly does: "copy_missing"; readonly waitMs: number }
  | { readonly does: "reporting" }
  | { readonly does: "successor" }
  | { readonly does: "hold"; readonly reason: HoldReason; readonly stops: boolean }
  | { readonly does: "again"; readonly waitMs: number; readonly tell: boolean }
  /** Only a person moves it on. */
  | { readonly does: "stop" };

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
      return sending.state === "pending" ? { does: "done", event: "rejected" } : { does: "stop" };
    case "use_reporting":
      return sending.state === "pending"
        ? { does: "reporting" }
        : { does: "copy_missing", waitMs: policy.refetchCopyAfterMs };
    case "credential_refused":
      return sending.successorWaits
        ? { does: "successor" }
        : { does: "hold", reason: "credential_refused", stops: false };
    case "throttled":
      return again(sending, policy, random, answer.retryAfterMs);
    case "too_large":
      return sending.oversizes + 1 < mostOversizes ? again(sending, policy, random) : { does: "stop" };
    case "may_have_arrived":
      return uncertain(sending, answer, policy, random);
    case "configuration":
      return answer.reason === "unprocessable_without_messages"
        ? { does: "stop" }
        : { does: "hold", reason: "configuration", stops: true };
    case "contradictory":
      return { does: "stop" };
  }
}

function acceptance({ kind, state }: Sending, answer: Answer, policy: SendingPolicy): Verdict {
  if (kind === "clearance" && !answer.copy) return { does: "copy_missing", waitMs: policy.refetchCopyAfterMs };
  if (state === "copy_missing") return { does: "done", event: "copyFetched" };
  return { does: "done", event: answer.kind === "accepted_with_warnings" ? "acceptedWithWarnings" : "accepted" };
}

function uncertain(sending: Sending, { reason }: Answer, policy: SendingPolicy, random: number): Verdict {
  const silent = reason === "refused_without_messages";
  if (silent && sending.silentRefusals + 1 >= mostSilentRefusals) return { does: "stop" };
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
    does: "again",
    waitMs: askedMs === null ? waitMs : Math.max(askedMs, waitMs),
    tell: failures + 1 >= tellPersonAfter,
  };
}
