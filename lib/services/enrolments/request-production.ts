import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { auditOpening, findCredential, openCredential } from "./credential.ts";
import type { EnrolmentRecord } from "./load.ts";
import { recordProductionAnswer } from "./production-answer.ts";
import type { Progress } from "./progress.ts";
import { stop } from "./delay.ts";
import { remark, transition } from "./transition.ts";

/** Whether a second call would get another certificate is not known, so a lost answer is followed by one repeat only. */
const repeatsAfterLoss = 1;

/** `POST /production/csids`: asks for the production certificate once every check has passed. */
export async function requestProduction(ctx: Context, enrolment: EnrolmentRecord): Promise<Progress> {
  const credential = await ctx.read((db) => findCredential(db, enrolment, "compliance"));
  if (credential === undefined) throw new AppError("not_found");
  const lost = enrolment.unansweredSince !== null;
  if (lost && enrolment.lostAnswers >= repeatsAfterLoss) {
    await ctx.atomically((tx) => stop(ctx, tx, enrolment, { code: "production_answer_lost" }));
    return "wait";
  }
  const asking = await recordIntent(ctx, enrolment, lost);
  ctx.checkpoint("production.asked");
  const answer = await ctx.gateway.requestProduction({
    environment: enrolment.environment,
    credential: openCredential(ctx, credential, "compliance", "enrolment.request_production"),
    complianceRequestId: credential.requestId,
  });
  ctx.checkpoint("production.answered");
  return await recordProductionAnswer(ctx, asking, credential, answer);
}

async function recordIntent(ctx: Context, enrolment: EnrolmentRecord, lost: boolean): Promise<EnrolmentRecord> {
  const at = ctx.clock.now();
  const set = { unansweredSince: at, lostAnswers: enrolment.lostAnswers + (lost ? 1 : 0) };
  await ctx.atomically(async (tx) => {
    if (enrolment.status === "checked") await transition(tx, enrolment, "productionRequested", { at, set });
    else await remark(tx, enrolment, "asked", { at, set });
    auditOpening(tx, enrolment, "credential", "enrolment.request_production");
  });
  return { ...enrolment, status: "production_requested", ...set };
}
