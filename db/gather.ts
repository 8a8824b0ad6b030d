import { setImmediate } from "node:timers/promises";

type Waiting<Item, Result> = {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Lets many callers share rounds: what is asked for while one round is under way goes into the next, so a round trip serves all who
 * wait. `work` answers in the order of its items; what it throws reaches everybody in its round.
 */
export function gather<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let going = false;
  const go = async (): Promise<void> => {
    going = true;
    // those who ask in the same turn of the event loop share a round
    await setImmediate();
    while (waiting.length > 0) {
      const round = waiting;
      waiting = [];
      await settle(round, work);
    }
    going = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!going) void go();
    });
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
