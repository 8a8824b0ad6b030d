import { and, eq, inArray } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { complianceChecks } from "#db/schema/enrolments.ts";
import type { Context } from "#lib/context.ts";
import type { Reason } from "#lib/domain/enrolment-reason.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { stepsFor } from "#lib/domain/functionality-map.ts";
import type { Exchange } from "#lib/gateway/exchange.ts";
import type { CsidOutcome } from "#lib/gateway/outcome/csids.ts";
import { keepAttempt } from "./attempt.ts";
import { keepCredential, type CredentialRecord } from "./credential.ts";
import { delay, stop } from "./delay.ts";
import type { EnrolmentRecord } from "./load.ts";
import type { Progress } from "./progress.ts";
import { answerIsLost, keepWhatWasGiven } from "./uncertain.ts";
import { transition } from "./transition.ts";

type Outcome = CsidOutcome<Environment, "production">;
type Refused = Extract<Outcome, { kind: "refused" }>;

/** After this many rounds of "steps are missing" with every check passed, a person looks. */
const roundsOfMissingSteps = 2;

export async function recordProductionAnswer(
  ctx: Context,
  enrolment: EnrolmentRecord,
  compliance: CredentialRecord,
  { outcome, exchange }: { outcome: Outcome; exchange: Exchange },
): Promise<Progress> {
  return await ctx.atomically(async (tx) => {
    await keepAttempt(tx, enrolment, { exchange, outcome, credentialId: compliance.id });
    const at = ctx.clock.now();
    switch (outcome.kind) {
      case "issued": {
        const { token, secret } = outcome.credential;
        await keepCredential(ctx, tx, enrolment, "production", { requestId: outcome.requestId, token, secret });
        await transition(tx, enrolment, "productionIssued", {
          at,
          set: { unansweredSince: null, lostAnswers: 0, failures: 0 },
        });
        return "go";
      }
      case "refused":
        return await refused(ctx, tx, enrolment, outcome);
      case "answer_lost":
        if (answerIsLost(outcome, exchange)) {
          await transition(tx, enrolment, "answerLost", { at });
          return "go";
        }
        await delay(ctx, tx, enrolment, { reason: { code: "unavailable" } });
        return "wait";
      case "throttled":
        await delay(ctx, tx, enrolment, { reason: { code: "throttled" }, waitMs: outcome.retryAfterMs });
        return "wait";
      default:
        await keepWhatWasGiven(ctx, tx, enrolment, "production", outcome);
        await stop(ctx, tx, enrolment, { code: outcome.kind, params: said(outcome) });
        return "wait";
    }
  });
}

async function refused(ctx: Context, tx: Writer, enrolment: EnrolmentRecord, outcome: Refused): Promise<Progress> {
  const at = ctx.clock.now();
  if (outcome.reason === "missing_compliance_steps") {
    const again = enrolment.failures < roundsOfMissingSteps;
    await reopenSteps(tx, enrolment, outcome.missingSteps, at);
    await transition(tx, enrolment, "stepsMissing", {
      at,
      ...(again ? {} : { reason: { code: "steps_missing", params: { steps: outcome.missingSteps.join(", ") } } }),
      set: { unansweredSince: null, failures: enrolment.failures + 1 },
    });
    return again ? "go" : "wait";
  }
  await transition(tx, enrolment, "productionRefused", {
    at,
    reason: reasonOf(outcome, enrolment),
    set: { unansweredSince: null, lostAnswers: 0 },
  });
  return "wait";
}

function reasonOf(outcome: Refused, enrolment: EnrolmentRecord): Reason {
  if (enrolment.lostAnswers > 0) return { code: "production_refused_after_loss", params: said(outcome) };
  if (outcome.reason === "template_not_supported") return { code: "template_refused", params: said(outcome) };
  return { code: "production_refused", params: said(outcome) };
}

function said({ messages }: Pick<Refused, "messages">): { gatewayCode: string; gatewayText: string } {
  const first = messages.find(({ type }) => type === "ERROR");
  return { gatewayCode: first?.code ?? "", gatewayText: first?.message ?? "" };
}

/** The steps that the gateway names, or all of the map where it names none that Khatm knows. */
async function reopenSteps(tx: Writer, enrolment: EnrolmentRecord, named: readonly string[], at: Date): Promise<void> {
  const all = stepsFor(enrolment.functionalityMap);
  const missing = all.filter((step) => named.includes(step));
  await tx
    .update(complianceChecks)
    .set({ status: "missing", updatedAt: at })
    .where(
      and(
        eq(complianceChecks.enrolmentId, enrolment.id),
        inArray(complianceChecks.step, [...(missing.length > 0 ? missing : all)]),
      ),
    );
}
