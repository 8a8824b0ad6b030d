import type { Context } from "#lib/context.ts";
import { Otp } from "#lib/gateway/credentials.ts";
import { eraseCode, findCode, otpRef, type HeldCode } from "./code.ts";
import { auditOpening } from "./credential.ts";
import type { EnrolmentRecord } from "./load.ts";
import { recordComplianceAnswer } from "./compliance-answer.ts";
import type { Progress } from "./progress.ts";
import { remark, transition } from "./transition.ts";

/** A lost answer is followed by one repeat with the same code and request. */
const repeatsAfterLoss = 1;

/** `POST /compliance`: spends the code on a compliance certificate. */
export async function requestCompliance(ctx: Context, enrolment: EnrolmentRecord): Promise<Progress> {
  const code = await ctx.read((db) => findCode(db, enrolment));
  if (code === undefined || code.expiresAt <= ctx.clock.now()) return await withoutCode(ctx, enrolment, code);
  const lost = enrolment.unansweredSince !== null;
  if (lost && enrolment.lostAnswers >= repeatsAfterLoss) return await giveUp(ctx, enrolment);

  const asking = await recordIntent(ctx, enrolment, lost);
  ctx.checkpoint("compliance.asked");
  const otp = new Otp(
    "onboarding",
    enrolment.environment,
    ctx.vault.open(otpRef(enrolment.id), code.sealed, "enrolment.request_compliance"),
  );
  const answer = await ctx.gateway.requestCompliance({
    environment: enrolment.environment,
    otp,
    csr: enrolment.csrPem,
  });
  ctx.checkpoint("compliance.answered");
  return await recordComplianceAnswer(ctx, asking, code, answer);
}

/** Writes the intent down before the call, so that an interrupted run knows that an answer may be missing. */
async function recordIntent(ctx: Context, enrolment: EnrolmentRecord, lost: boolean): Promise<EnrolmentRecord> {
  const at = ctx.clock.now();
  const lostAnswers = enrolment.lostAnswers + (lost ? 1 : 0);
  const set = { unansweredSince: at, lostAnswers };
  await ctx.atomically(async (tx) => {
    if (enrolment.status === "ready") await transition(tx, enrolment, "complianceRequested", { at, set });
    else await remark(tx, enrolment, "asked", { at, set });
    auditOpening(tx, enrolment, "otp", "enrolment.request_compliance");
  });
  return { ...enrolment, status: "compliance_requested", ...set };
}

/** No code is held, or its hour is over. */
async function withoutCode(ctx: Context, enrolment: EnrolmentRecord, code: HeldCode | undefined): Promise<Progress> {
  if (code === undefined && enrolment.status === "ready") return "wait";
  await ctx.atomically(async (tx) => {
    await eraseCode(tx, enrolment);
    const change = { at: ctx.clock.now(), reason: { code: "otp_expired" }, set: { unansweredSince: null } } as const;
    if (enrolment.status === "ready") await remark(tx, enrolment, "stopped", change);
    else await transition(tx, enrolment, "otpRefused", change);
  });
  return "wait";
}

async function giveUp(ctx: Context, enrolment: EnrolmentRecord): Promise<Progress> {
  await ctx.atomically(async (tx) => {
    await eraseCode(tx, enrolment);
    await transition(tx, enrolment, "otpRefused", {
      at: ctx.clock.now(),
      reason: { code: "otp_answer_lost" },
      set: { unansweredSince: null },
    });
  });
  return "wait";
}
