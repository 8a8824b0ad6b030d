import { planRound, personRound, walkRound } from "./planning.ts";
import { ringRound, tellRound } from "./telling.ts";
import { judge, type Verdict } from "./verdict.ts";
import { inSpan } from "./weather.ts";
import { worldOf, type World } from "./world.ts";

export type Year = { readonly devices: number; readonly days: number; readonly seed: number; readonly faults: number };

/** A virtual year by the hour on the product's own planner, checks, back-off, ladder and ledger. */
export function runYear(year: Year): Verdict {
  const world = worldOf(year);
  const verdict = judge(world);
  let backup: readonly Backup[] = [];
  for (let at = 0; at <= year.days * 24; at += 1) {
    world.moveTo(at);
    if (at === world.weather.backupAt) backup = backupOf(world);
    if (at === world.weather.restoreAt) restore(world, backup);
    workersHour(world);
    if (at % 24 === sitsDown) for (const each of world.lists.keys()) personRound(world, each);
    verdict.look();
  }
  return verdict.sum();
}

/** The hour of the day in which codes are made. */
const sitsDown = 10;

/** Everything that the worker does in an hour, by its own clock; sometimes it is killed on the way and starts again an hour later. */
function workersHour(world: World): void {
  const { weather, at, random, trueNow } = world;
  const step = weather.clockSteps.find((span) => inSpan(at, span))?.stepMs ?? 0;
  const now = new Date(trueNow.getTime() + step);
  const killed = random() < weather.crashes ? random() : 1.1;
  walkRound(world, trueNow);
  planRound(world, now, killed);
  ringRound(world, now);
  tellRound(world, now, killed);
}

type Backup = { readonly records: World["units"][number]["records"]; readonly generation: number };

const backupOf = (world: World): readonly Backup[] =>
  world.units.map(({ records }, index) => ({ records, generation: world.generation[index] ?? 0 }));

/** The records are those of a day ago; what the platform did since then it did. */
function restore(world: World, backup: readonly Backup[]): void {
  world.pending.clear();
  for (const [index, { records, generation }] of backup.entries()) {
    const unit = world.unit(index);
    if (world.generation[index] !== generation) unit.loginGone = true;
    world.generation[index] = generation;
    unit.records = records;
    world.plans.put(world.trueNow, index);
    world.bells.put(world.trueNow, index);
    world.ends.put(records.certificate.notAfter, index);
    if (records.walk !== null) world.walks.put(world.trueNow, index);
    for (const key of records.alarms.keys()) world.pending.add(`${index}|${key}`);
  }
}
