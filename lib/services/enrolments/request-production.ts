import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { auditOpening, findCredential, openCredential } from "./credential.ts";
import type { EnrolmentRecord } from "./load.ts";
import { recordProductionAnswer } from "./production-answer.ts";
import type { Progress } from "./progress.ts";
import { stop } from "./delay.ts";
import { repeatsAfterLoss } from "./uncertain.ts";
import { remark, transition } from "./transition.ts";

/** `POST /production/csids`: asks for the production certificate once every check has passed. */
export async function requestProduction(ctx: Context, enrolment: EnrolmentRecord): Promise<Progress> {
  const { credential, settings } = await ctx.read(async (db) => ({
    credential: await findCredential(db, enrolment, "compliance"),
    settings: await readSettings(db, enrolment),
  }));
  if (credential === undefined) throw new AppError("not_found");
  const lost = enrolment.unansweredSince !== null;
  if (lost && enrolment.lostAnswers >= repeatsAfterLoss(settings)) {
    await ctx.atomically((tx) => stop(ctx, tx, enrolment, { code: "production_answer_lost" }));
    return "wait";
  }
  const asking = await recordIntent(ctx, enrolment, lost);
  ctx.checkpoint("production.asked");
  const answer = await ctx.gateway.requestProduction({
    environment: enrolment.environment,
    credential: openCredential(ctx, credential, "compliance", "enrolment.request_production"),
    complianceRequestId: credential.requestId,
    settings: { timeoutMs: settings["enrolment.setup_timeout_ms"] },
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
