import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { gather, gatherByKey, togetherOrAlone } from "#db/gather.ts";

test("those who ask while a round is under way share the next one, and each gets its own answer", async () => {
  const rounds: number[][] = [];
  const double = gather(async (items: readonly number[]) => {
    rounds.push([...items]);
    await sleep(5);
    return items.map((item) => 2 * item);
  });
  const first = [double(1), double(2)];
  await sleep(2);
  const later = [double(3), double(4), double(5)];
  expect(await Promise.all([...first, ...later])).toEqual([2, 4, 6, 8, 10]);
  expect(rounds).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

test("where more rounds may be under way at once, nobody waits for the first to end", async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const rounds: string[] = [];
  const work = gather(
    async (items: readonly string[]) => {
      rounds.push(items.join(""));
      if (items.includes("A")) await held;
      return items;
    },
    { atOnce: 2 },
  );
  const first = [work("A"), work("B")];
  await sleep(1);
  expect(await work("C")).toBe("C");
  release();
  await Promise.all(first);
  expect(rounds).toEqual(["AB", "C"]);
});

test("a round that fails fails for everybody in it, and the next goes on", async () => {
  const work = gather((items: readonly string[]) =>
    items.includes("bad") ? Promise.reject(new Error("no")) : Promise.resolve(items),
  );
  const ends = await Promise.allSettled([work("good"), work("bad")]);
  expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await work("good")).toBe("good");
});

test("a round that leaves somebody without an answer fails", async () => {
  await expect(gather(() => Promise.resolve([]))("alone")).rejects.toThrow(TypeError);
});

test("rounds of different keys do not wait for each other, and none is larger than it may be", async () => {
  const rounds: string[] = [];
  const work = gatherByKey(
    async (items: readonly string[]) => {
      rounds.push(items.join(""));
      await sleep(1);
      return items;
    },
    { most: 2 },
  );
  await Promise.all([work("a", "A"), work("a", "B"), work("a", "C"), work("b", "D")]);
  expect(rounds.toSorted()).toEqual(["AB", "C", "D"]);
  expect(rounds.indexOf("D")).toBeLessThan(rounds.indexOf("C"));
});

test("where the work for all fails, only whose fault it is fails", async () => {
  const failure = new Error("no");
  const work = (items: readonly string[]) =>
    items.includes("bad") ? Promise.reject(failure) : Promise.resolve(items.map((item) => item.length));
  expect(await togetherOrAlone(["one", "bad", "three"], work)).toEqual([{ done: 3 }, { failed: failure }, { done: 5 }]);
});
