import { actionOf, isReasonCode } from "#lib/domain/enrolment-reason.ts";
import { drawPlan, lookAgain } from "#lib/domain/renewal-planner.ts";
import type { RenewalFacts } from "#lib/domain/renewal-checks.ts";
import type { Unit } from "./fleet.ts";
import type { World } from "./world.ts";
import { goOn, spendCode } from "./walks.ts";
import { calendar, inSpan, sitsDownAt } from "./weather.ts";

/** The worker's round over the plans: the product's own look at each, kept batch by batch; a killed round keeps none of its last. */
export function planRound(world: World, now: Date, killedAt: number): void {
  const looked = world.plans.take(now);
  for (const [nth, index] of looked.entries()) {
    if (nth / looked.length >= killedAt) {
      world.plans.put(new Date(now.getTime() + 1), index);
      continue;
    }
    const unit = world.unit(index);
    const { records } = unit;
    if (records.plan.lookAt > now) continue;
    const plan = lookAgain(records.plan, factsOf(unit), now, world.random());
    unit.records = { ...records, plan };
    world.plans.put(plan.lookAt, index);
    note(world, index);
  }
}

function factsOf({ block, blockGone, records: { walk, givenUp } }: Unit): RenewalFacts {
  return {
    renewed: false,
    device: { ended: false },
    blocks: block === null || blockGone ? [] : [block],
    underWay: walk !== null && walk.reason === null,
    cause: walk?.reason ?? null,
    failedSince: givenUp,
  };
}

/** What attention showed in truth: since when without a break, on the true clock. */
function note(world: World, index: number): void {
  const { plan } = world.unit(index).records;
  const since = world.shown.get(index);
  if (plan.attentionSince === null) world.shown.delete(index);
  else if (since === undefined) world.shown.set(index, world.trueNow);
  const due = plan.state === "due" || (plan.state === "held" && plan.attentionSince !== null);
  const list = world.lists[world.unit(index).establishment];
  if (due) list?.add(index);
  else list?.delete(index);
}

const codesADay = 300;

/** One person's morning: what is due or stopped is renewed in a session, what is blocked is put right where it can be. */
export function personRound(world: World, establishment: number): void {
  const { trueNow, weather, at } = world;
  const absence = weather.absences[establishment];
  if (sitsDownAt(trueNow).getTime() !== trueNow.getTime() || (absence !== undefined && inSpan(at, absence))) return;
  const list = [...(world.lists[establishment] ?? [])];
  const urgent = list.sort(
    (a, b) => world.unit(a).records.plan.notAfter.getTime() - world.unit(b).records.plan.notAfter.getTime(),
  );
  for (const index of urgent.slice(0, codesADay)) act(world, index);
}

function act(world: World, index: number): void {
  const unit = world.unit(index);
  const { records } = unit;
  if (records.walk !== null && records.walk.reason === null) return;
  if (unit.block !== null && !unit.blockGone) {
    if (!unit.curable) return;
    unit.blockGone = true;
    return;
  }
  const reason = records.walk?.reason;
  if (reason != null && isReasonCode(reason) && actionOf(reason) === "start_anew") {
    unit.records = { ...records, walk: null, givenUp: records.givenUp + 1 };
    world.lists[unit.establishment]?.delete(index);
    return;
  }
  if (reason != null && isReasonCode(reason) && actionOf(reason) === "onboard_again") unit.loginGone = false;
  const walk = spendCode(unit, world.trueNow, world.gateway());
  unit.records = { ...records, walk };
  if (walk.reason === null) world.walks.put(walk.nextAt, index);
  world.lists[unit.establishment]?.delete(index);
}

/** Walks whose wait is over go on; one that came to its end has a new certificate. */
export function walkRound(world: World, now: Date): void {
  for (const index of world.walks.take(now)) {
    const unit = world.unit(index);
    const { walk } = unit.records;
    if (walk === null || walk.reason !== null) continue;
    const next = goOn(walk, now, world.gateway());
    if (next === "renewed") renew(world, index, now);
    else {
      unit.records = { ...unit.records, walk: next };
      world.walks.put(next.nextAt, index);
    }
  }
}

function renew(world: World, index: number, now: Date): void {
  const unit = world.unit(index);
  const { notBefore, notAfter } = unit.records.certificate;
  const lifetime = notAfter.getTime() - notBefore.getTime();
  const certificate = { notBefore: now, notAfter: new Date(now.getTime() + lifetime) };
  world.closeAlarms(index, now);
  const plan = drawPlan(certificate, calendar, now, world.random());
  unit.records = { certificate, plan, walk: null, givenUp: 0, raised: null, alarms: new Map() };
  world.generation[index] = (world.generation[index] ?? 0) + 1;
  world.renewed += 1;
  world.shown.delete(index);
  world.lists[unit.establishment]?.delete(index);
  world.plans.put(plan.lookAt, index);
  world.bells.put(now, index);
  world.ends.put(certificate.notAfter, index);
}
