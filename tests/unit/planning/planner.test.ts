import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { needsPerson, notDueYet, type RenewalFacts } from "#lib/domain/renewal-checks.ts";
import { drawPlan, lookAgain, nextTryAfter } from "#lib/domain/renewal-planner.ts";
import type { WorkingCalendar } from "#lib/domain/working-calendar.ts";

const day = 86_400_000;
const hour = 3_600_000;
const start = new Date("2027-01-03T00:00:00Z");
const calendar: WorkingCalendar = {
  hours: { opensAt: 480, closesAt: 960 },
  ramadan: { opensAt: 600, closesAt: 900 },
  publicHolidays: true,
  holidays: new Set(),
};
const ofDays = (lifetime: number) => ({ notBefore: start, notAfter: new Date(start.getTime() + lifetime * day) });
const calm: RenewalFacts = {
  renewed: false,
  device: { ended: false },
  blocks: [],
  underWay: false,
  cause: null,
  failedSince: 0,
};
const after = (days: number) => new Date(start.getTime() + days * day);

describe("the instant of a renewal", () => {
  test("lies in the first half of the window, whatever was drawn", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 3650 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (lifetime, random) => {
          const plan = drawPlan(ofDays(lifetime), calendar, start, random);
          expect(plan.plannedAt >= plan.opensAt && plan.plannedAt <= plan.latestAt).toBe(true);
          expect(plan.notAfter.getTime() - plan.opensAt.getTime()).toBeLessThanOrEqual(90 * day);
        },
      ),
    );
  });

  test("is now where the window is half gone", () => {
    const now = after(364);
    expect(drawPlan(ofDays(365), calendar, now, 0.5)).toMatchObject({ plannedAt: now, instantReason: "late" });
  });

  test("stays the same at every look", () => {
    const plan = drawPlan(ofDays(365), calendar, start, 0.3);
    const looked = [1, 200, 280, 300].reduce((each, days) => lookAgain(each, calm, after(days), 0.9), plan);
    expect(looked.plannedAt).toEqual(plan.plannedAt);
  });
});

describe("the back-off after failures", () => {
  test("doubles from an hour and is never longer than an eighth of what is left", () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.integer({ min: 0, max: 360 * 24 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, hours, random) => {
          const plan = { ...drawPlan(ofDays(365), calendar, start, 0), attempts };
          const now = new Date(start.getTime() + hours * hour);
          const wait = nextTryAfter(plan, now, random).getTime() - now.getTime();
          expect(wait).toBeLessThanOrEqual((plan.notAfter.getTime() - now.getTime()) / 8);
          expect(wait).toBeLessThanOrEqual(32 * hour);
          expect(wait).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test("a walk that was given up counts once and is offered again after its wait", () => {
    const plan = { ...drawPlan(ofDays(365), calendar, start, 0), plannedAt: after(280) };
    const failed = lookAgain(plan, { ...calm, failedSince: 1 }, after(281), 1);
    expect(failed).toMatchObject({ state: "backing_off", attempts: 1 });
    expect(failed.nextTryAt).toEqual(new Date(after(281).getTime() + hour));
    expect(notDueYet(failed, after(281))).toEqual(["backing_off"]);
    const later = lookAgain(failed, { ...calm, failedSince: 1 }, after(282), 1);
    expect(later).toMatchObject({ state: "due", attempts: 1 });
  });
});

describe("a person is called", () => {
  const plan = { ...drawPlan(ofDays(365), calendar, start, 0), plannedAt: after(280) };
  test.each([
    [275, {}, []],
    [281, {}, []],
    [288, {}, ["overdue"]],
    [281, { cause: "csr_refused" }, ["stopped"]],
    [276, { blocks: ["vat_suspended"] }, ["blocked"]],
    [200, { blocks: ["vat_suspended"] }, []],
    [281, { failedSince: 1 }, []],
    [325, { underWay: true }, ["half_gone"]],
    [335, { underWay: true }, ["half_gone", "ends_soon"]],
  ] as const)("on day %i with %o: %o", (days, more, reasons) => {
    const facts = { ...calm, ...more };
    expect(needsPerson(lookAgain(plan, facts, after(days), 0.5), facts, after(days))).toEqual(reasons);
  });

  test("no longer when the certificate was renewed", () => {
    const renewed = lookAgain(plan, { ...calm, renewed: true }, after(340), 0);
    expect(renewed).toMatchObject({ state: "done", attentionSince: null });
  });
});
