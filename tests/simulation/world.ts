import { drawPlan } from "#lib/domain/renewal-planner.ts";
import { cleared } from "#lib/domain/alarm-ledger.ts";
import { buckets } from "./buckets.ts";
import { fates, type Records, type Unit } from "./fleet.ts";
import { randomFrom } from "./random.ts";
import { calendar, inSpan, weatherOf, type Weather } from "./weather.ts";

const hour = 3_600_000;

export type World = ReturnType<typeof worldOf>;

/** Devices, people, weather and clocks of one virtual year. */
export function worldOf({
  devices,
  days,
  seed,
  faults,
}: {
  devices: number;
  days: number;
  seed: number;
  faults: number;
}) {
  const random = randomFrom(seed);
  const start = new Date("2027-12-01T00:00:00+03:00");
  const establishments = Math.max(8, Math.ceil(devices / 250));
  const weather: Weather = weatherOf(faults, establishments, days, random);
  const units: Unit[] = fates(devices, days, start, random).map((fate) => ({
    ...fate,
    blockGone: false,
    loginGone: false,
    records: begun(fate.certificate, start, random),
  }));
  let ids = 0;
  const world = {
    random,
    start,
    weather,
    establishments,
    /** Hours since the beginning, on the true clock. */
    at: 0,
    trueNow: start,
    down: false,
    units,
    plans: buckets(),
    bells: buckets(),
    walks: buckets(),
    /** Devices by the hour in which a certificate of theirs ends. */
    ends: endings(),
    lists: Array.from({ length: establishments }, () => new Set<number>()),
    /** Alarm rows that are to be told. */
    pending: new Set<string>(),
    /** Since when attention has shown a device without a break. */
    shown: new Map<number, Date>(),
    /** Messages by which an alarm arrived, by device, certificate and row of the ledger. */
    arrivals: new Map<string, { readonly first: Date; readonly ids: Set<string> }>(),
    generation: units.map(() => 0),
    renewed: 0,
    messages: 0,
    unit(index: number): Unit {
      const found = units[index];
      if (found === undefined) throw new RangeError(`no device ${index}`);
      return found;
    },
    newId: () => String((ids += 1)),
    gateway: () => ({ down: world.down, faults, random }),
    arrive(index: number, key: string, digest: string): void {
      const place = `${index}|${world.generation[index]}|${key}`;
      const before = world.arrivals.get(place);
      if (before === undefined) world.arrivals.set(place, { first: world.trueNow, ids: new Set([digest]) });
      else before.ids.add(digest);
    },
    closeAlarms(index: number, now: Date): void {
      const { records } = world.unit(index);
      for (const [key, row] of records.alarms)
        if (cleared(row, now).clearedAt !== null) world.pending.delete(`${index}|${key}`);
    },
    moveTo(at: number): void {
      world.at = at;
      world.trueNow = new Date(start.getTime() + at * hour);
      world.down = weather.outages.some((span) => inSpan(at, span));
    },
  };
  for (const [index, { records }] of units.entries()) {
    world.plans.put(records.plan.lookAt, index);
    world.bells.put(start, index);
    world.ends.put(records.certificate.notAfter, index);
  }
  return world;
}

function endings() {
  const byHour = new Map<number, number[]>();
  return {
    put(at: Date, index: number): void {
      const key = Math.ceil(at.getTime() / hour);
      const held = byHour.get(key);
      if (held === undefined) byHour.set(key, [index]);
      else if (!held.includes(index)) held.push(index);
    },
    get: (key: number): readonly number[] | undefined => byHour.get(key),
  };
}

function begun(certificate: Records["certificate"], now: Date, random: () => number): Records {
  const plan = drawPlan(certificate, calendar, now, random());
  return { certificate, plan, walk: null, givenUp: 0, raised: null, alarms: new Map() };
}
