import type { Writer } from "#db/atomically.ts";
import type { Context } from "#lib/context.ts";
import type { Reason } from "#lib/domain/enrolment-reason.ts";
import type { Environment } from "#lib/domain/environment.ts";
import type { Exchange } from "#lib/gateway/exchange.ts";
import type { CsidOutcome } from "#lib/gateway/outcome/csids.ts";
import { keepAttempt } from "./attempt.ts";
import { eraseCode, type HeldCode } from "./code.ts";
import { keepCredential } from "./credential.ts";
import { delay } from "./delay.ts";
import type { EnrolmentRecord } from "./load.ts";
import type { Progress } from "./progress.ts";
import { answerIsLost, keepWhatWasGiven } from "./uncertain.ts";
import { transition } from "./transition.ts";

type Outcome = CsidOutcome<Environment, "compliance">;

/** Writes the answer down: what was given is sealed, and a spent code is erased in the same transaction. */
export async function recordComplianceAnswer(
  ctx: Context,
  enrolment: EnrolmentRecord,
  code: HeldCode,
  { outcome, exchange }: { outcome: Outcome; exchange: Exchange },
): Promise<Progress> {
  return await ctx.atomically(async (tx) => {
    await keepAttempt(tx, enrolment, { exchange, outcome });
    const at = ctx.clock.now();
    if (outcome.kind === "issued") {
      await keepCredential(ctx, tx, enrolment, "compliance", {
        requestId: outcome.requestId,
        ...secretsOf(outcome.credential),
      });
      await eraseCode(tx, enrolment);
      await transition(tx, enrolment, "complianceIssued", {
        at,
        set: { unansweredSince: null, lostAnswers: 0, failures: 0 },
      });
      return "go";
    }
    if (answerIsLost(outcome, exchange)) {
      await transition(tx, enrolment, "answerLost", { at });
      return "go";
    }
    if (outcome.kind === "answer_lost" || outcome.kind === "throttled")
      return await tryLater(ctx, tx, enrolment, code, outcome);
    await keepWhatWasGiven(ctx, tx, enrolment, "compliance", outcome);
    await eraseCode(tx, enrolment);
    const event = codeRefused(outcome) ? "otpRefused" : "complianceRefused";
    await transition(tx, enrolment, event, {
      at,
      reason: reasonOf(outcome, enrolment),
      set: { unansweredSince: null },
    });
    return "wait";
  });
}

const secretsOf = ({ token, secret }: Extract<Outcome, { kind: "issued" }>["credential"]) => ({ token, secret });

/** The platform answered that it cannot now: the code is still good until its hour ends. */
async function tryLater(
  ctx: Context,
  tx: Writer,
  enrolment: EnrolmentRecord,
  code: HeldCode,
  outcome: Extract<Outcome, { kind: "answer_lost" | "throttled" }>,
): Promise<Progress> {
  const throttled = outcome.kind === "throttled";
  await delay(ctx, tx, enrolment, {
    reason: { code: throttled ? "throttled" : "unavailable", params: { codeExpiresAt: code.expiresAt.toISOString() } },
    waitMs: throttled ? outcome.retryAfterMs : null,
  });
  return "wait";
}

const codeRefused = (outcome: Outcome): boolean =>
  outcome.kind === "refused" && (outcome.reason === "otp_invalid" || outcome.reason === "otp_missing");

function reasonOf(outcome: Outcome, enrolment: EnrolmentRecord): Reason {
  if (codeRefused(outcome)) return { code: enrolment.lostAnswers > 0 ? "otp_spent" : "otp_refused" };
  const said = outcome.kind === "issued" ? undefined : outcome.messages.find(({ type }) => type === "ERROR");
  const params = { gatewayCode: said?.code ?? "", gatewayText: said?.message ?? "" };
  switch (outcome.kind) {
    case "refused":
      return { code: outcome.reason === "csr_field_too_long" ? "csr_field_too_long" : "csr_refused", params };
    case "configuration":
      return { code: "configuration", params: { ...params, detail: outcome.reason } };
    default:
      return { code: "contradictory", params };
  }
}
