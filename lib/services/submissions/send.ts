import { gather, togetherOrAlone, type Ended } from "#db/gather.ts";
import type { Context } from "#lib/context.ts";
import type { Settings } from "#lib/domain/settings.ts";
import type { CallSettings } from "#lib/gateway/send.ts";
import { admitAll, type Admission } from "./admit.ts";
import type { Asking } from "./asking.ts";
import { lockOf } from "./interrupted.ts";
import type { Lane } from "./lane.ts";
import { NotNow } from "./not-now.ts";
import type { Candidate } from "./pick.ts";
import { recordAll, recordFailure, type Heard } from "./record.ts";

/** Where the sendings of one run get in and hand in their answers; those that come together share a transaction. */
export type Desk = {
  readonly settings: Settings;
  readonly admit: (candidate: Candidate) => Promise<Admission>;
  readonly record: (heard: Heard) => Promise<Ended<true>>;
  /** Documents whose answer is here and not recorded yet: their calls are over, whatever their rows still say. */
  readonly answered: Set<string>;
};

export function openDesk(ctx: Context, lane: Lane, settings: Settings): Desk {
  const answered = new Set<string>();
  return {
    settings,
    answered,
    // a round waits for the lane in the database: meanwhile the next one is on its way there
    admit: gather((some: readonly Candidate[]) => admitAll(ctx, lane, settings, some, answered), { atOnce: 2 }),
    record: gather((heard: readonly Heard[]) => togetherOrAlone(heard, (some) => recordAll(ctx, settings, some))),
  };
}

/** After these another call may go while the answer is still being recorded; all others may first slow down or stop what follows. */
const untroubled: ReadonlySet<string> = new Set(["accepted", "accepted_with_warnings", "already_accepted"]);

/**
 * Sends one document once: intent stored, exact bytes sent, outcome stored. Throws NotNow when it is not the moment for it. `onAnswer` is
 * told of a good answer before it is stored.
 */
export async function sendOnce(
  ctx: Context,
  desk: Desk,
  candidate: Candidate,
  onAnswer: () => void = () => {},
): Promise<void> {
  const { settings, answered } = desk;
  const sent = await ctx.exclusively(lockOf(candidate.documentId), async () => {
    const admission = await desk.admit(candidate);
    if ("refused" in admission) throw admission.refused;
    const { asking } = admission;
    ctx.checkpoint("submission.asked");
    const heard = await call(ctx, asking, settings).catch(async (error: unknown) => {
      await recordFailure(ctx, asking, settings, error);
      throw error;
    });
    ctx.checkpoint("submission.answered");
    answered.add(candidate.documentId);
    if (untroubled.has(heard.outcome.kind)) onAnswer();
    const ended = await desk.record({ asking, ...heard }).finally(() => answered.delete(candidate.documentId));
    if ("failed" in ended) throw ended.failed;
    ctx.checkpoint("submission.recorded");
    return true;
  });
  if (sent === undefined) throw new NotNow("document");
}

async function call(
  ctx: Context,
  { submission, document, login }: Asking,
  settings: Settings,
): Promise<Omit<Heard, "asking">> {
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
