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
import { Places } from "./places.ts";
import { recordAll, recordFailure, type Heard } from "./record.ts";
import { withdraw } from "./withdraw.ts";

/** Where the sendings of one run get in and hand in their answers; those that come together share a transaction. */
export type Desk = {
  readonly settings: Settings;
  readonly places: Places;
  readonly admit: (candidate: Candidate) => Promise<Admission>;
  readonly record: (heard: Heard) => Promise<Ended<true>>;
  /** Documents whose answer is here and not recorded yet: their calls are over, whatever their rows still say. */
  readonly answered: Set<string>;
};

/** `ahead`: so many intents may be stored before there is a place for their calls. */
export function openDesk(ctx: Context, lane: Lane, settings: Settings, ahead = 0): Desk {
  const answered = new Set<string>();
  const places = new Places(ahead);
  return {
    settings,
    places,
    answered,
    // a round waits for the lane in the database: meanwhile the next one is on its way there
    admit: gather((some: readonly Candidate[]) => admitAll(ctx, lane, settings, some, { places, answered }), {
      atOnce: 2,
    }),
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
  const { documentId } = candidate;
  const sent = await ctx.exclusively(lockOf(documentId), async () => {
    await sendHeld(ctx, desk, candidate, onAnswer).finally(() => desk.places.mine.delete(documentId));
    return true;
  });
  if (sent === undefined) throw new NotNow("document");
}

async function sendHeld(ctx: Context, desk: Desk, candidate: Candidate, onAnswer: () => void): Promise<void> {
  const { places } = desk;
  const { troubles } = places;
  const admission = await desk.admit(candidate);
  if ("refused" in admission) throw admission.refused;
  const { asking } = admission;
  ctx.checkpoint("submission.asked");
  const leave = await places.take();
  try {
    if (leave === undefined || places.troubles > troubles) {
      await withdraw(ctx, asking);
      throw new NotNow(leave === undefined ? "lane" : "trouble");
    }
    await ask(ctx, desk, asking, () => {
      leave();
      onAnswer();
    });
  } finally {
    leave?.();
  }
}

/** Calls and stores the outcome. */
async function ask(ctx: Context, desk: Desk, asking: Asking, onAnswer: () => void): Promise<void> {
  const { settings, places, answered } = desk;
  const { documentId } = asking.submission;
  const heard = await call(ctx, asking, settings).catch(async (error: unknown) => {
    places.trouble();
    await recordFailure(ctx, asking, settings, error);
    throw error;
  });
  ctx.checkpoint("submission.answered");
  answered.add(documentId);
  const { kind } = heard.outcome;
  // a probe lets its device go on only when that is stored
  if (untroubled.has(kind) && !asking.probe) onAnswer();
  if (!untroubled.has(kind) && kind !== "rejected") places.trouble();
  const ended = await desk.record({ asking, ...heard }).finally(() => answered.delete(documentId));
  if ("failed" in ended) throw ended.failed;
  ctx.checkpoint("submission.recorded");
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
