import { setImmediate } from "node:timers/promises";

type Waiting<Item, Result> = {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

/** How many share a round, and how many rounds may be under way. */
type Rounds = { readonly most?: number; readonly atOnce?: number };

/**
 * Lets many callers share rounds: what is asked for while one round is under way goes into the next, so a round trip serves all who
 * wait. `work` answers in the order of its items; what it throws reaches everybody in its round.
 */
export function gather<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most = Infinity, atOnce = 1 }: Rounds = {},
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let going = 0;
  const go = async (): Promise<void> => {
    going += 1;
    // those who ask in the same turn of the event loop share a round
    await setImmediate();
    while (waiting.length > 0) await settle(waiting.splice(0, most), work);
    going -= 1;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (going < atOnce) void go();
    });
}

/** The same with rounds of their own for each key. */
export function gatherByKey<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  rounds?: Rounds,
): (key: string, item: Item) => Promise<Result> {
  const desks = new Map<string, { readonly ask: (item: Item) => Promise<Result>; callers: number }>();
  return async (key, item) => {
    const desk = desks.get(key) ?? { ask: gather(work, rounds), callers: 0 };
    desks.set(key, desk);
    desk.callers += 1;
    try {
      return await desk.ask(item);
    } finally {
      desk.callers -= 1;
      if (desk.callers === 0) desks.delete(key);
    }
  };
}

export type Ended<Result> = { readonly done: Result } | { readonly failed: unknown };

/** Does the work for all at once; where that fails, for each by itself, so that only whose fault it is comes back as failed. */
export async function togetherOrAlone<Item, Result>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): Promise<readonly Ended<Result>[]> {
  try {
    return (await work(items)).map((done) => ({ done }));
  } catch (failed) {
    if (items.length === 1) return [{ failed }];
    const ends: Ended<Result>[] = [];
    for (const item of items) ends.push(...(await togetherOrAlone([item], work)));
    return ends;
  }
}

async function settle<Item, Result>(
  round: readonly Waiting<Item, Result>[],
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): Promise<void> {
  try {
    const results = await work(round.map(({ item }) => item));
    if (results.length !== round.length) throw new TypeError("a round answers each of its items");
    results.forEach((result, index) => round[index]?.resolve(result));
  } catch (error) {
    for (const { reject } of round) reject(error);
  }
}
