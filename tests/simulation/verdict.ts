import type { World } from "./world.ts";

const day = 86_400_000;
const hour = 3_600_000;

export type Verdict = {
  readonly figures: Readonly<Record<string, number>>;
  /** What must not have happened, in words; empty for a good year. */
  readonly broken: readonly string[];
};

/** Watches a year from outside: who expired, who was shown and told in time, and who was told twice. */
export function judge(world: World) {
  const broken: string[] = [];
  const expired = { withPath: 0, announced: 0, total: 0 };
  const watched = new Map<number, Set<number>>();
  const counts = { unrenewed30: 0, unrenewed7: 0 };

  const at30 = (index: number): void => {
    counts.unrenewed30 += 1;
    if (world.shown.get(index) === undefined)
      broken.push(`device ${index} ends in 30 days and attention does not show it`);
  };
  const at7 = (index: number): void => {
    counts.unrenewed7 += 1;
    if (!isTold(world, index)) broken.push(`device ${index} ends in 7 days and no alarm was confirmed`);
  };
  const atEnd = (index: number): void => {
    expired.total += 1;
    const since = world.shown.get(index);
    const { notAfter } = world.unit(index).records.certificate;
    if (hasPath(world, index)) {
      expired.withPath += 1;
      broken.push(`device ${index} expired although it could have been renewed`);
    } else if (since !== undefined && notAfter.getTime() - since.getTime() >= 30 * day) expired.announced += 1;
    else broken.push(`device ${index} expired and was not shown 30 days before`);
  };
  const deadlines = [
    { before: 30 * day, check: at30 },
    { before: 7 * day, check: at7 },
    { before: 0, check: atEnd },
  ];
  return {
    look(): void {
      for (const [nth, { before, check }] of deadlines.entries())
        for (const index of endingAround(world, watched, nth, before)) check(index);
    },
    sum: (): Verdict => ({
      broken: [...broken, ...toldTwice(world).broken],
      figures: {
        devices: world.units.length,
        renewed: world.renewed,
        "unrenewed 30 days before, all in attention": counts.unrenewed30,
        "unrenewed 7 days before, all told": counts.unrenewed7,
        "expired without a way": expired.total - expired.withPath,
        "of these in attention 30 days before": expired.announced,
        "expired although there was a way": expired.withPath,
        alarms: world.arrivals.size,
        messages: world.messages,
        "told again after the restore": toldTwice(world).afterRestore,
        "told twice otherwise": toldTwice(world).broken.length,
      },
    }),
  };
}

/** The devices whose certificate ends this long from now, within the hour. */
function endingAround(world: World, seen: Map<number, Set<number>>, nth: number, before: number): readonly number[] {
  const upTo = world.trueNow.getTime() + before;
  const key = Math.floor(upTo / hour);
  const done = seen.get(nth) ?? new Set();
  if (done.size === 0) seen.set(nth, done);
  if (done.has(key)) return [];
  done.add(key);
  return (world.ends.get(key) ?? []).filter((index) => {
    const end = world.unit(index).records.certificate.notAfter.getTime();
    return end <= upTo && end > upTo - hour;
  });
}

const isTold = (world: World, index: number): boolean => {
  const { records } = world.unit(index);
  const limit = records.certificate.notAfter.getTime() - 7 * day;
  return [...records.alarms.entries()].some(([key, { sentAt }]) => {
    const arrival = world.arrivals.get(`${index}|${world.generation[index]}|${key}`);
    return sentAt !== null && arrival !== undefined && arrival.first.getTime() <= limit;
  });
};

/** Whether anybody could have renewed it at all. */
function hasPath(world: World, index: number): boolean {
  const { block, curable, establishment } = world.unit(index);
  return (block === null || curable) && establishment !== world.establishments - 1;
}

/** A message that went out between backup and restore is known to nobody afterwards; it alone may come again. */
function toldTwice({ arrivals, weather, start }: World) {
  const from = start.getTime() + weather.backupAt * hour;
  const to = start.getTime() + weather.restoreAt * hour;
  const twice = [...arrivals.entries()].filter(([, { ids }]) => ids.size > 1);
  const lost = twice.filter(([, { first }]) => first.getTime() >= from && first.getTime() <= to);
  const others = twice.filter((each) => !lost.includes(each));
  return { afterRestore: lost.length, broken: others.map(([place]) => `alarm ${place} was told twice`) };
}
