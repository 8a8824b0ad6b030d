import type { Context } from "#lib/context.ts";
import type { Settings } from "#lib/domain/settings.ts";
import type { CallSettings } from "#lib/gateway/send.ts";
import { admit, type Asking } from "./admit.ts";
import type { Lane } from "./lane.ts";
import { NotNow } from "./not-now.ts";
import type { Candidate } from "./pick.ts";
import { recordAnswer, recordFailure, type Heard } from "./record.ts";

/** Sends one document once: intent stored, exact bytes sent, outcome stored. Throws NotNow when it is not the moment for it. */
export async function sendOnce(ctx: Context, lane: Lane, candidate: Candidate, settings: Settings): Promise<void> {
  const sent = await ctx.exclusively(`submission:${candidate.documentId}`, async () => {
    const asking = await admit(ctx, lane, candidate, settings);
    ctx.checkpoint("submission.asked");
    const heard = await call(ctx, asking, settings).catch(async (error: unknown) => {
      await recordFailure(ctx, asking, settings, error);
      throw error;
    });
    ctx.checkpoint("submission.answered");
    await recordAnswer(ctx, asking, settings, heard);
    ctx.checkpoint("submission.recorded");
    return true;
  });
  if (sent === undefined) throw new NotNow("document");
}

async function call(ctx: Context, { submission, document, login }: Asking, settings: Settings): Promise<Heard> {
  const { environment, kind } = submission;
  const order = { environment, credential: login, document, settings: wireSettings(settings) };
  return kind === "clearance" ? await ctx.gateway.clear(order) : await ctx.gateway.report(order);
}

function wireSettings(settings: Settings): CallSettings {
  const status = settings["document.clearance_status"];
  return {
    timeoutMs: settings["document.timeout_ms"],
    language: settings["document.language"],
    clearanceStatus: status === "absent" ? null : status,
  };
}
