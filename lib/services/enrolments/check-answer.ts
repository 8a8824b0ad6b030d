import { and, eq, sql } from "drizzle-orm";
import { complianceChecks, type CheckFinding } from "#db/schema/enrolments.ts";
import type { Context } from "#lib/context.ts";
import type { CheckStatus } from "#lib/domain/enrolment.ts";
import type { ComplianceStep } from "#lib/domain/functionality-map.ts";
import type { Exchange } from "#lib/gateway/exchange.ts";
import type { CheckOutcome } from "#lib/gateway/outcome/checks.ts";
import { keepAttempt } from "./attempt.ts";
import type { CredentialRecord } from "./credential.ts";
import { delay, stop } from "./delay.ts";
import type { EnrolmentRecord } from "./load.ts";

/** `stop`: the remaining checks wait, for time or for a person. */
export type CheckResult = "passed" | "failed" | "stop";

export async function recordCheck(
  ctx: Context,
  enrolment: EnrolmentRecord,
  credential: CredentialRecord,
  step: ComplianceStep,
  { outcome, exchange }: { outcome: CheckOutcome; exchange: Exchange },
): Promise<CheckResult> {
  return await ctx.atomically(async (tx) => {
    await keepAttempt(tx, enrolment, { exchange, outcome, credentialId: credential.id });
    await tx
      .update(complianceChecks)
      .set({
        status: statusOf(outcome),
        findings: findingsOf(outcome),
        attempts: sql`${complianceChecks.attempts} + 1`,
        updatedAt: ctx.clock.now(),
      })
      .where(and(eq(complianceChecks.enrolmentId, enrolment.id), eq(complianceChecks.step, step)));
    tx.audit({
      action: "enrolment.check",
      entity: "enrolment",
      entityId: enrolment.id,
      establishmentId: enrolment.establishmentId,
      detail: { step, outcome: outcome.kind },
    });
    switch (outcome.kind) {
      case "passed":
      case "passed_with_warnings":
        return "passed";
      case "failed":
      case "too_large":
      case "contradictory":
        return "failed";
      case "may_have_arrived":
        await delay(ctx, tx, enrolment, { reason: { code: "unavailable" } });
        return "stop";
      case "throttled":
        await delay(ctx, tx, enrolment, { reason: { code: "throttled" }, waitMs: outcome.retryAfterMs });
        return "stop";
      case "credential_refused":
        await stop(ctx, tx, enrolment, { code: "credential_refused" });
        return "stop";
      case "configuration":
        await stop(ctx, tx, enrolment, { code: "configuration", params: { detail: outcome.reason } });
        return "stop";
    }
  });
}

function statusOf({ kind }: CheckOutcome): CheckStatus {
  if (kind === "passed" || kind === "passed_with_warnings") return kind;
  return kind === "failed" || kind === "too_large" || kind === "contradictory" ? "failed" : "missing";
}

const findingsOf = ({ messages }: CheckOutcome): readonly CheckFinding[] =>
  messages.flatMap(({ type, code, category, message }) =>
    type === "INFO" ? [] : [{ severity: type === "ERROR" ? "error" : "warning", code, category, message } as const],
  );
