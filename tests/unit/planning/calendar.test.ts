import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWorkingTime, toWorkingTime, type WorkingCalendar } from "#lib/domain/working-calendar.ts";

const calendar: WorkingCalendar = {
  hours: { opensAt: 8 * 60, closesAt: 16 * 60 },
  ramadan: { opensAt: 10 * 60, closesAt: 15 * 60 },
  publicHolidays: true,
  holidays: new Set(["2027-12-08"]),
};
const riyadh = (text: string) => new Date(`${text}+03:00`);

describe("working time in Riyadh", () => {
  test.each([
    ["2027-12-05T08:00:00", true, "a Sunday morning"],
    ["2027-12-05T16:00:00", false, "closing time"],
    ["2027-12-10T10:00:00", false, "a Friday"],
    ["2027-12-11T10:00:00", false, "a Saturday"],
    ["2027-12-08T10:00:00", false, "a holiday of the house"],
    ["2027-09-23T10:00:00", false, "National Day"],
    ["2028-02-22T10:30:00", false, "Founding Day"],
    ["2028-02-02T09:00:00", false, "an early morning in Ramadan 1449"],
    ["2028-02-02T10:30:00", true, "a late morning in Ramadan 1449"],
    ["2028-02-27T10:30:00", false, "Eid al-Fitr 1449"],
  ])("%s is %s: %s", (at, works) => {
    expect(isWorkingTime(riyadh(at), calendar)).toBe(works);
  });

  test("keeps the share of the day when it moves to the next working day", () => {
    const limits = { earliest: riyadh("2027-12-01T00:00:00"), latest: riyadh("2028-01-01T00:00:00") };
    expect(toWorkingTime(riyadh("2027-12-10T12:00:00"), calendar, limits)).toEqual(riyadh("2027-12-12T12:00:00"));
    expect(toWorkingTime(riyadh("2027-12-10T00:00:00"), calendar, limits)).toEqual(riyadh("2027-12-12T08:00:00"));
  });

  test("is preferred and never a reason to leave the window", () => {
    const instant = fc.date({
      min: riyadh("2026-01-01T00:00:00"),
      max: riyadh("2036-01-01T00:00:00"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.nat(60 * 24 * 20), fc.nat(60 * 24 * 20), (at, before, after) => {
        const earliest = new Date(at.getTime() - before * 60_000);
        const latest = new Date(at.getTime() + after * 60_000);
        const moved = toWorkingTime(at, calendar, { earliest, latest });
        expect(moved >= earliest && moved <= latest).toBe(true);
        expect(moved.getTime() === at.getTime() || isWorkingTime(moved, calendar)).toBe(true);
        if (before > 60 * 24 * 11 && after > 60 * 24 * 11) expect(isWorkingTime(moved, calendar)).toBe(true);
      }),
    );
  });
});
