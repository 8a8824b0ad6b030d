import type { Context } from "#lib/context.ts";
import type { ReasonCode } from "#lib/domain/enrolment-reason.ts";
import type { OtpCodeEnd } from "#lib/domain/otp-session.ts";
import { Otp } from "#lib/gateway/credentials.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { findCurrent, hasEnded } from "#lib/services/renewals/current.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { eraseCode, findCode, otpRef, type HeldCode } from "./code.ts";
import { auditOpening, openCredential, type CredentialRecord } from "./credential.ts";
import type { EnrolmentRecord } from "./load.ts";
import { recordComplianceAnswer } from "./compliance-answer.ts";
import type { Progress } from "./progress.ts";
import { remark, transition } from "./transition.ts";
import { repeatsAfterLoss } from "./uncertain.ts";

const purpose = "enrolment.request_compliance";

/** `POST /compliance`, or `PATCH /production/csids` where a device is renewed: spends the code on a certificate. */
export async function requestCompliance(ctx: Context, enrolment: EnrolmentRecord): Promise<Progress> {
  const { code, current, settings } = await ctx.read(async (db) => ({
    settings: await readSettings(db, enrolment),
    code: await findCode(db, enrolment),
    current: enrolment.kind === "renewal" ? await findCurrent(db, enrolment) : undefined,
  }));
  if (code === undefined && enrolment.status === "ready") return "wait";
  if (code === undefined || code.expiresAt <= ctx.clock.now()) return await giveUp(ctx, enrolment, "otp_expired");
  if (enrolment.kind === "renewal" && current === undefined)
    return await giveUp(ctx, enrolment, "renewal_login_refused");
  if (current !== undefined && settings["renewal.expired"] === "onboard" && hasEnded(current, ctx.clock.now()))
    return await giveUp(ctx, enrolment, "renewal_expired");
  const lost = enrolment.unansweredSince !== null;
  if (lost && enrolment.lostAnswers >= repeatsAfterLoss(settings))
    return await giveUp(ctx, enrolment, "otp_answer_lost");

  const asking = await recordIntent(ctx, enrolment, current, lost);
  ctx.checkpoint("compliance.asked");
  const answer = await ask(ctx, enrolment, code, current, settings);
  ctx.checkpoint("compliance.answered");
  return await recordComplianceAnswer(ctx, asking, { code, current }, answer);
}

function ask(
  ctx: Context,
  { id, environment, csrPem: csr }: EnrolmentRecord,
  code: HeldCode,
  current: CredentialRecord | undefined,
  { "enrolment.setup_timeout_ms": timeoutMs }: Settings,
) {
  const settings = { timeoutMs };
  const digits = ctx.vault.open(otpRef(id), code.sealed, purpose);
  if (current === undefined)
    return ctx.gateway.requestCompliance({
      environment,
      otp: new Otp("onboarding", environment, digits),
      csr,
      settings,
    });
  const credential = openCredential(ctx, current, "production", purpose);
  const otp = new Otp("renewal", environment, digits);
  return ctx.gateway.renewProduction({ environment, credential, otp, csr, settings });
}

/** Writes the intent down before the call, so that an interrupted run knows that an answer may be missing. */
async function recordIntent(
  ctx: Context,
  enrolment: EnrolmentRecord,
  current: CredentialRecord | undefined,
  lost: boolean,
): Promise<EnrolmentRecord> {
  const at = ctx.clock.now();
  const lostAnswers = enrolment.lostAnswers + (lost ? 1 : 0);
  const set = { unansweredSince: at, lostAnswers };
  await ctx.atomically(async (tx) => {
    if (enrolment.status === "ready") await transition(tx, enrolment, "complianceRequested", { at, set });
    else await remark(tx, enrolment, "asked", { at, set });
    auditOpening(tx, enrolment, "otp", purpose);
    if (current !== undefined) auditOpening(tx, current, "credential", purpose);
  });
  return { ...enrolment, status: "compliance_requested", ...set };
}

const ends = {
  otp_expired: "expired",
  otp_answer_lost: "lost",
  renewal_login_refused: "dropped",
  renewal_expired: "dropped",
} as const satisfies Partial<Record<ReasonCode, OtpCodeEnd>>;

/** Forgets the code and waits for a person. */
async function giveUp(ctx: Context, enrolment: EnrolmentRecord, code: keyof typeof ends): Promise<Progress> {
  await ctx.atomically(async (tx) => {
    const at = ctx.clock.now();
    await eraseCode(tx, enrolment, ends[code], at);
    const change = { at, reason: { code }, set: { unansweredSince: null } };
    if (enrolment.status === "ready") await remark(tx, enrolment, "stopped", change);
    else await transition(tx, enrolment, "otpRefused", change);
  });
  return "wait";
}
