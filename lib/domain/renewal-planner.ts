import { backOffMs } from "./back-off.ts";
import { renewalWindow, type Validity } from "./renewal.ts";
import { needsPerson, notDueYet, type RenewalFacts } from "./renewal-checks.ts";
import type { PlanState, RenewalPlan } from "./renewal-plan.ts";
import { toWorkingTime, type WorkingCalendar } from "./working-calendar.ts";

const minute = 60_000;
const hour = 60 * minute;

/**
 * The plan of a certificate that has none: an instant drawn once with `random` (0 to 1) over its window and moved to working time,
 * which is preferred and never a reason to miss the window. A window that has begun is drawn over what is left of it.
 */
export function drawPlan(validity: Validity, calendar: WorkingCalendar, now: Date, random: number): RenewalPlan {
  const { opensAt, latestAt } = renewalWindow(validity);
  const from = Math.max(opensAt.getTime(), now.getTime());
  const late = from >= latestAt.getTime();
  const drawn = late ? now : new Date(Math.floor(from + random * (latestAt.getTime() - from)));
  const plannedAt = late ? now : toWorkingTime(drawn, calendar, { earliest: new Date(from), latest: latestAt });
  const moved = plannedAt.getTime() === drawn.getTime() ? "drawn" : "working_time";
  return {
    opensAt,
    latestAt,
    notAfter: validity.notAfter,
    plannedAt,
    instantReason: late ? "late" : moved,
    state: "waiting",
    attempts: 0,
    lastFailureAt: null,
    nextTryAt: null,
    attentionSince: null,
    lookAt: new Date(Math.max(now.getTime(), Math.min(plannedAt.getTime(), opensAt.getTime()))),
  };
}

const renewalBackOff = { firstMs: hour, ceilingMs: 32 * hour };

/** When a failed renewal is offered again: 1 hour doubling to 32, never longer than an eighth of what is left. */
export function nextTryAfter({ notAfter, attempts }: RenewalPlan, now: Date, random: number): Date {
  const left = Math.max(0, notAfter.getTime() - now.getTime());
  const wait = Math.min(backOffMs(attempts, random, renewalBackOff), left / 8);
  return new Date(now.getTime() + Math.floor(wait));
}

/** The plan after one attempt that failed; the next is offered after its back-off. */
function failedOnce(plan: RenewalPlan, now: Date, random: number): RenewalPlan {
  const counted = { ...plan, attempts: plan.attempts + 1, lastFailureAt: now };
  return { ...counted, nextTryAt: nextTryAfter(counted, now, random) };
}

/** The planner's look at one certificate: what the plan becomes with these facts, and when to look again. */
export function lookAgain(plan: RenewalPlan, facts: RenewalFacts, now: Date, random: number): RenewalPlan {
  if (facts.renewed) return closed(plan, "done", now);
  if (facts.device.ended) return closed(plan, "dropped", now);
  const failed = facts.failedSince > plan.attempts ? failedOnce(plan, now, random) : plan;
  const state = stateOf(failed, facts, now);
  const needs = needsPerson({ ...failed, state }, facts, now).length > 0;
  const attentionSince = needs ? (failed.attentionSince ?? now) : null;
  return { ...failed, state, attentionSince, lookAt: nextLook({ ...failed, state }, now) };
}

function stateOf(plan: RenewalPlan, facts: RenewalFacts, now: Date): PlanState {
  if (facts.blocks.length > 0 || facts.cause !== null) return "held";
  if (facts.underWay) return "under_way";
  const [reason] = notDueYet(plan, now);
  if (reason === undefined) return "due";
  return reason === "backing_off" ? "backing_off" : "waiting";
}

const closed = (plan: RenewalPlan, state: "done" | "dropped", now: Date): RenewalPlan => ({
  ...plan,
  state,
  nextTryAt: null,
  attentionSince: null,
  lookAt: now,
});

/** Early in the window once a day, later by the hour; at the instants by themselves. */
function nextLook(plan: RenewalPlan, now: Date): Date {
  const left = plan.notAfter.getTime() - now.getTime();
  const every = now < plan.opensAt ? 30 * 24 * hour : Math.min(6 * hour, Math.max(15 * minute, left / 64));
  const instants = [plan.opensAt, plan.plannedAt, plan.nextTryAt].flatMap((at) =>
    at !== null && at > now ? [at.getTime()] : [],
  );
  return new Date(Math.min(now.getTime() + every, ...instants));
}
