import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { audiencesOf, ringsIn, rungAt, standardRungs, tellAt } from "#lib/domain/alarm-ladder.ts";
import { claimed, delivered, isToTell, messagesOf, newAlarm, ring } from "#lib/domain/alarm-ledger.ts";

const day = 86_400_000;
const hour = 3_600_000;
const end = new Date("2027-06-01T12:00:00Z");
const before = (days: number) => new Date(end.getTime() - days * day);
const ladder = { rungs: standardRungs, escalatesAt: 14 };
const subject = { notAfter: end, raised: null, renewed: false, ended: false, rings: true };

describe("the ladder", () => {
  test.each([
    [91, undefined],
    [90, 90],
    [60.5, 90],
    [31, 60],
    [8, 14],
    [0.5, 1],
    [0, 0],
    [-3, 0],
    [-8, -7],
  ])("%d days before the end the most urgent rung is %s", (days, rung) => {
    expect(rungAt(end, before(days), ladder)).toBe(rung);
  });

  test("rings every rung once, however often and irregularly one looks", () => {
    const waits = fc.array(fc.integer({ min: 1, max: 24 * 12 }), { minLength: 40, maxLength: 200 });
    fc.assert(
      fc.property(waits, (hours) => {
        let [now, raised] = [before(100), null as number | null];
        const rung: number[] = [];
        for (const each of hours) {
          now = new Date(now.getTime() + each * hour);
          const step = ring({ ...subject, raised }, ladder, now);
          if (step.raise !== undefined) rung.push(step.raise);
          raised = step.raise ?? raised;
          expect(raised ?? undefined).toBe(rungAt(end, now, ladder));
        }
        expect(new Set(rung).size).toBe(rung.length);
      }),
    );
  });

  test("an outage over several rungs rings the last one only", () => {
    expect(ring({ ...subject, raised: 30 }, ladder, before(2))).toMatchObject({ raise: 3, clear: "more_urgent" });
  });

  test("what is renewed rings no more", () => {
    expect(ring({ ...subject, raised: 30, renewed: true }, ladder, before(2))).toEqual({
      raise: undefined,
      clear: "renewed",
      lookAt: undefined,
    });
  });

  test("rings in production only unless it is changed; more people hear the urgent rungs", () => {
    expect(ringsIn("simulation", "production_only")).toBe(false);
    expect(ringsIn("production", "production_only")).toBe(true);
    expect(ringsIn("simulation", "on")).toBe(true);
    expect(ringsIn("production", "off")).toBe(false);
    expect(audiencesOf(30, ladder)).toEqual(["owner"]);
    expect(audiencesOf(14, ladder)).toEqual(["owner", "fallback"]);
  });

  test("early rungs wait for the working day, urgent ones do not", () => {
    const calendar = {
      hours: { opensAt: 480, closesAt: 960 },
      ramadan: { opensAt: 600, closesAt: 900 },
      publicHolidays: false,
      holidays: new Set<string>(),
    };
    const friday = new Date("2027-06-04T20:20:00+03:00");
    expect(tellAt(60, friday, calendar)).toEqual(new Date("2027-06-06T08:00:00+03:00"));
    expect(tellAt(7, friday, calendar)).toEqual(friday);
  });
});

describe("the ledger", () => {
  const now = before(30);
  const fresh = newAlarm(now);

  test("is told until the channel confirms", () => {
    const sent = claimed(fresh, "a", now);
    expect(isToTell(sent, now)).toBe(false);
    const failed = delivered(sent, { outcome: "failed", again: false }, now, 1);
    expect(failed).toMatchObject({ sentAt: null, digestId: null, attempts: 1 });
    expect(isToTell(failed, new Date(now.getTime() + hour))).toBe(true);
    expect(delivered(sent, { outcome: "confirmed", again: false }, now, 1).sentAt).toEqual(now);
  });

  test("what may have arrived keeps its message for good", () => {
    const unsure = delivered(claimed(fresh, "a", now), { outcome: "unknown", again: false }, now, 1);
    expect(unsure.digestId).toBe("a");
    expect(delivered(claimed(unsure, "a", now), { outcome: "failed", again: true }, now, 1).digestId).toBe("a");
  });

  test("one message for each recipient, and one for what goes out again", () => {
    const rows = [
      { to: "x", digestId: null },
      { to: "y", digestId: null },
      { to: "x", digestId: null },
      { to: "x", digestId: "old" },
    ];
    let made = 0;
    const messages = messagesOf(
      rows,
      ({ to }) => to,
      () => `new ${(made += 1)}`,
    );
    expect(messages.map(({ id, again, rows: told }) => [id, again, told.length])).toEqual([
      ["new 1", false, 2],
      ["new 2", false, 1],
      ["old", true, 1],
    ]);
  });
});
