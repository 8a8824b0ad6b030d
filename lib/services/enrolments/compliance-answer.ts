import type { Writer } from "#db/atomically.ts";
import type { Context } from "#lib/context.ts";
import type { Reason } from "#lib/domain/enrolment-reason.ts";
import type { Environment } from "#lib/domain/environment.ts";
import type { OtpCodeEnd } from "#lib/domain/otp-session.ts";
import type { Exchange } from "#lib/gateway/exchange.ts";
import type { CsidOutcome } from "#lib/gateway/outcome/csids.ts";
import { hasEnded } from "#lib/services/renewals/current.ts";
import { keepAttempt } from "./attempt.ts";
import { eraseCode, type HeldCode } from "./code.ts";
import { keepCredential, type CredentialRecord } from "./credential.ts";
import { delay } from "./delay.ts";
import type { EnrolmentRecord } from "./load.ts";
import type { Progress } from "./progress.ts";
import { answerIsLost, keepWhatWasGiven } from "./uncertain.ts";
import { transition } from "./transition.ts";

type Outcome = CsidOutcome<Environment, "compliance"> | CsidOutcome<Environment, "production", "compliance">;

/** What was spent: the code, and for a renewal the certificate that signed in. */
type Asked = { readonly code: HeldCode; readonly current: CredentialRecord | undefined };

/** Writes the answer down: what was given is sealed, and a spent code is erased in the same transaction. */
export async function recordComplianceAnswer(
  ctx: Context,
  enrolment: EnrolmentRecord,
  { code, current }: Asked,
  { outcome, exchange }: { outcome: Outcome; exchange: Exchange },
): Promise<Progress> {
  return await ctx.atomically(async (tx) => {
    await keepAttempt(tx, enrolment, { exchange, outcome, ...(current && { credentialId: current.id }) });
    const at = ctx.clock.now();
    if (outcome.kind === "issued" || outcome.kind === "compliance_first") {
      const { kind, token, secret } = outcome.credential;
      await keepCredential(ctx, tx, enrolment, kind, { requestId: outcome.requestId, token, secret });
      await eraseCode(tx, enrolment, "spent", at);
      await transition(tx, enrolment, kind === "production" ? "productionIssued" : "complianceIssued", {
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
    await keepWhatWasGiven(ctx, tx, enrolment, current === undefined ? "compliance" : "production", outcome);
    await eraseCode(tx, enrolment, endOf(outcome, enrolment), at);
    const event = codeRefused(outcome) ? "otpRefused" : "complianceRefused";
    await transition(tx, enrolment, event, {
      at,
      reason: reasonOf(outcome, enrolment, current !== undefined && hasEnded(current, at)),
      set: { unansweredSince: null },
    });
    return "wait";
  });
}

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

/** A code that is refused after a lost answer was spent on that one; where the request or the login was refused, nobody knows. */
function endOf(outcome: Outcome, { lostAnswers }: EnrolmentRecord): OtpCodeEnd {
  if (!codeRefused(outcome)) return "dropped";
  return lostAnswers > 0 ? "lost" : "refused";
}

function reasonOf(outcome: Outcome, enrolment: EnrolmentRecord, loginEnded: boolean): Reason {
  if (codeRefused(outcome)) return { code: enrolment.lostAnswers > 0 ? "otp_spent" : "otp_refused" };
  const said = "messages" in outcome ? outcome.messages.find(({ type }) => type === "ERROR") : undefined;
  const params = { gatewayCode: said?.code ?? "", gatewayText: said?.message ?? "" };
  if (loginRefused(outcome)) {
    if (loginEnded) return { code: "renewal_expired", params };
    return { code: enrolment.lostAnswers > 0 ? "renewal_answer_lost" : "renewal_login_refused", params };
  }
  switch (outcome.kind) {
    case "refused":
      return { code: outcome.reason === "csr_field_too_long" ? "csr_field_too_long" : "csr_refused", params };
    case "configuration":
      return { code: "configuration", params: { ...params, detail: outcome.reason } };
    default:
      return { code: "contradictory", params };
  }
}

/** The platform does not take the present certificate: ended, revoked or renewed already. */
const loginRefused = (outcome: Outcome): boolean =>
  outcome.kind === "credential_refused" ||
  (outcome.kind === "refused" &&
    (outcome.reason === "current_csid_invalid" || outcome.reason === "current_csid_missing"));
