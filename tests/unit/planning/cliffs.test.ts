import { expect, test } from "vitest";
import { spansOf } from "#app/[locale]/(console)/certificates/forecast/cliffs.ts";

const now = new Date("2027-01-03T10:00:00Z");
const cliffsOf = (ends: readonly number[]) =>
  spansOf(
    ends.map((count, week) => ({ week, ends: count })),
    now,
  ).map(({ cliff }) => cliff);

test("a week is named by its days in Riyadh", () => {
  expect(spansOf([{ week: 2, ends: 1 }], now)).toEqual([
    { from: "2027-01-17", to: "2027-01-23", ends: 1, cliff: false },
  ]);
});

test("a cliff is at least three, and three times what is usual", () => {
  expect(cliffsOf([1, 1, 1, 1, 12])).toEqual([false, false, false, false, true]);
  expect(cliffsOf([4, 5, 4])).toEqual([false, false, false]);
  expect(cliffsOf([2])).toEqual([false]);
  expect(cliffsOf([30])).toEqual([true]);
  expect(cliffsOf([])).toEqual([]);
});
