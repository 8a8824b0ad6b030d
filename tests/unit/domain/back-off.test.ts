import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backOffMs, withinWhatIsLeft } from "#lib/domain/back-off.ts";

const now = new Date("2027-03-01T09:00:00Z");
const minute = 60_000;
const ending = (leftMs: number) => new Date(now.getTime() + leftMs);

describe("the wait of a renewal", () => {
  test.each([
    ["far from the end it is the wait itself", 30 * minute, 400 * minute, 30 * minute],
    ["near the end it is an eighth of what is left", 30 * minute, 80 * minute, 10 * minute],
    ["at the eighth it is both", 30 * minute, 240 * minute, 30 * minute],
    ["after the end it is the wait itself", 30 * minute, -minute, 30 * minute],
    ["at the end it is the wait itself", 30 * minute, 0, 30 * minute],
  ])("%s", (_, wait, left, expected) => {
    expect(withinWhatIsLeft(wait, ending(left), now)).toBe(expected);
  });

  test("never takes more than an eighth of what is left, whatever failed how often", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 90 * 1440 * minute }),
        (failures, random, left) => {
          const wait = withinWhatIsLeft(backOffMs(failures, random), ending(left), now);
          expect(wait).toBeLessThanOrEqual(left / 8);
          expect(wait).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
