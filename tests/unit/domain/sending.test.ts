import { describe, expect, test } from "vitest";
import { admission, closedBreaker, experienced, probing, type Breaker, type Experience } from "#lib/domain/breaker.ts";
import { alarmLevel, forecast, hoursLeft } from "#lib/domain/deadlines.ts";
import { faster, fullPace, slower, take } from "#lib/domain/rate.ts";
import { fits, settled } from "#lib/domain/settings.ts";
import { verdictOn, type Answer, type Sending } from "#lib/domain/submission.ts";

const start = new Date("2026-03-01T09:00:00Z");
const after = (ms: number): Date => new Date(start.getTime() + ms);

const live = (events: readonly (readonly [Experience, string, number])[]): Breaker =>
  events.reduce((breaker, [what, device, ms]) => experienced(breaker, what, device, after(ms)), closedBreaker);

describe("the breaker", () => {
  test("opens for silence on two devices sooner than on one, and never while answers come", () => {
    const silence = (count: number, devices: readonly string[]) =>
      live(
        Array.from({ length: count }, (_, index) => ["silent", devices[index % devices.length] ?? "", index] as const),
      );
    expect(silence(4, ["a", "b"]).state).toBe("closed");
    expect(silence(5, ["a", "b"])).toMatchObject({ state: "open", cause: "unreachable" });
    expect([silence(9, ["a"]).state, silence(10, ["a"]).state]).toEqual(["closed", "open"]);
    const mixed = Array.from(
      { length: 40 },
      (_, index) => [index % 4 === 3 ? "answered" : "silent", index % 2 ? "a" : "b", index] as const,
    );
    expect(live(mixed).state).toBe("closed");
  });

  test("opens for refused logins of three devices within ten minutes, not of one device three times", () => {
    const three = (gap: number) =>
      live(["a", "b", "c"].map((device, index) => ["refused", device, index * gap] as const));
    expect(three(60_000)).toMatchObject({ state: "open", cause: "credentials" });
    expect(three(6 * 60_000).state).toBe("closed");
    expect(
      live([
        ["refused", "a", 0],
        ["refused", "a", 1],
        ["refused", "a", 2],
      ]).state,
    ).toBe("closed");
  });

  test("lets one probe pass when its time has come, waits longer after each that fails, and closes after one that does not", () => {
    const open = live(Array.from({ length: 5 }, (_, index) => ["silent", index % 2 ? "a" : "b", 0] as const));
    expect(admission(open, after(29_999))).toEqual({ kind: "wait", until: after(30_000) });
    expect(admission(open, after(30_000))).toEqual({ kind: "probe" });
    const half = probing(open, after(30_000));
    expect(admission(half, after(30_001)).kind).toBe("wait");
    const again = experienced(half, "silent", "a", after(31_000));
    expect(again).toMatchObject({ state: "open", openings: 2, openedAt: start, probeAt: after(91_000) });
    expect(experienced(probing(again, after(91_000)), "answered", "a", after(92_000))).toMatchObject({
      state: "closed",
      openings: 0,
    });
    expect(admission(half, after(200_000)).kind).toBe("probe");
  });
});

describe("the pace", () => {
  const limits = { inFlight: 4, perSecond: 5 };
  test("gives as many calls a second as allowed", () => {
    let pace = fullPace(limits, start);
    let given = 0;
    for (let ms = 0; ms < 10_000; ms += 10) {
      const taken = take(pace, limits, after(ms));
      if (!("pace" in taken)) continue;
      pace = taken.pace;
      given += 1;
    }
    expect(given).toBeGreaterThanOrEqual(54);
    expect(given).toBeLessThanOrEqual(55);
  });

  test("is halved by trouble, never stops for good, and comes back step by step", () => {
    let pace = fullPace(limits, start);
    for (let times = 0; times < 20; times += 1) pace = slower(pace, start, null);
    expect(pace).toMatchObject({ inFlight: 1, perSecond: 0.2 });
    expect(take({ ...pace, tokens: 0 }, limits, after(1000))).toEqual({ waitUntil: after(5000) });
    for (let times = 0; times < 40; times += 1) pace = faster(pace, limits);
    expect(pace).toMatchObject(limits);
    expect(faster(pace, limits)).toBe(pace);
    expect(take(slower(pace, start, 60_000), limits, after(59_999))).toEqual({ waitUntil: after(60_000) });
  });
});

describe("the clocks of a backlog", () => {
  test("a limit that the backlog will not meet is urgent however far it is", () => {
    const dueAt = after(20 * 3_600_000);
    expect(alarmLevel({ dueAt, readyAt: null, now: start })).toBe("calm");
    expect(alarmLevel({ dueAt, readyAt: after(21 * 3_600_000), now: start })).toBe("urgent");
    expect(alarmLevel({ dueAt: start, readyAt: null, now: start })).toBe("overdue");
    expect([hoursLeft(after(5_390_000), start), hoursLeft(after(-1), start)]).toEqual([1.4, -0.1]);
    expect(forecast({ waiting: 100, settled: 50, windowMs: 60_000, now: start })).toEqual(after(120_000));
    expect(forecast({ waiting: 1, settled: 0, windowMs: 60_000, now: start })).toBeNull();
  });
});

describe("the outcome table", () => {
  const policy = {
    firstBackOffMs: 30_000,
    backOffCeilingMs: 3_600_000,
    tellPersonAfter: 8,
    refetchCopyAfterMs: 88_200_000,
  };
  const fresh: Sending = {
    kind: "clearance",
    state: "pending",
    failures: 0,
    silentRefusals: 0,
    oversizes: 0,
    successorWaits: false,
  };
  const missing: Sending = { ...fresh, state: "copy_missing" };
  const verdict = (sending: Sending, answer: Partial<Answer> & Pick<Answer, "kind">) =>
    verdictOn(sending, { copy: false, ...answer }, policy, 1);

  test("a document that was cleared is never rejected, rerouted or lost because its copy is asked for again", () => {
    expect(verdict(missing, { kind: "rejected" })).toEqual({ does: "stop" });
    expect(verdict(missing, { kind: "use_reporting" })).toEqual({ does: "copy_missing", waitMs: 88_200_000 });
    expect(verdict(missing, { kind: "already_accepted" })).toEqual({ does: "copy_missing", waitMs: 88_200_000 });
    expect(verdict(missing, { kind: "accepted", copy: true })).toEqual({ does: "done", event: "copyFetched" });
    expect(verdict(missing, { kind: "may_have_arrived" })).toMatchObject({ does: "again" });
  });

  test("an uncertain answer is never a success and never the end", () => {
    for (let failures = 0; failures < 5000; failures += 37) {
      const again = verdict({ ...fresh, failures }, { kind: "may_have_arrived", reason: "timeout" });
      expect(again).toMatchObject({ does: "again", tell: failures + 1 >= 8 });
      expect(again.does === "again" ? again.waitMs : 0).toBeLessThanOrEqual(3_600_000);
    }
  });

  test("a platform that names a time to wait is never asked sooner", () => {
    expect(verdict(fresh, { kind: "throttled", retryAfterMs: 600_000 })).toMatchObject({ waitMs: 600_000 });
    expect(verdict(fresh, { kind: "throttled", retryAfterMs: 1 })).toMatchObject({ waitMs: 30_000 });
  });
});

const timeout = (value: unknown) => ({ key: "document.timeout_ms", value });

test("settings that no longer fit count as unchanged, and later changes stand over earlier ones", () => {
  expect(settled([timeout(10_000)], [timeout(20_000)])["document.timeout_ms"]).toBe(20_000);
  expect(settled([timeout("soon")], [{ key: "gone", value: 1 }])["document.timeout_ms"]).toBe(60_000);
  expect([fits("document.timeout_ms", 1), fits("document.timeout_ms", 30_000)]).toEqual([false, true]);
});
