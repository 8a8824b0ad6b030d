import { describe, expect, test } from "vitest";
import { otpLifetimeMs } from "#lib/domain/enrolment.ts";
import { eraseExpiredCodes } from "#lib/services/enrolments/sweep.ts";
import { cancelSession } from "#lib/services/otp-sessions/cancel.ts";
import { pauseSession, resumeSession } from "#lib/services/otp-sessions/pause.ts";
import { planSessions } from "#lib/services/otp-sessions/plan.ts";
import { retryFailed } from "#lib/services/otp-sessions/retry.ts";
import { forgetOldCodes } from "#lib/services/otp-sessions/sweep.ts";
import { aTill, anotherTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { aDevice } from "../../support/records.ts";
import { aSession, give, ownerOf, portalCodes, show, startOne, work, type Session } from "./sessions.ts";

const calls = ({ harness }: Session) =>
  harness.simulator
    .requests()
    .toReversed()
    .map(({ method, path }) => `${method} ${path.replace(/^.*\/core/, "")}`);

async function sealedRows({ harness }: Session): Promise<number> {
  const [row] = await harness.owner<{ held: number }[]>`
    select (select count(*) from otps)::int + (select count(*) from otp_session_codes where sealed is not null)::int as held`;
  return row?.held ?? -1;
}

const refusal = (path: string, code: string) => ({ code: "input.invalid", fields: [{ path, code }] });

describe("a session that onboards new devices", () => {
  test("spends every code before it runs a check, brings all to life, and forgets the codes", async (context) => {
    const session = await aSession(context, 5);
    expect(await show(session)).toMatchObject({ wanted: 5, counts: { preparing: 5 } });
    const given = await give(session, portalCodes(session, 5));
    expect(given).toMatchObject({ batch: 1, taken: 5, missing: 0, extra: 0 });
    await work(session);

    const view = await show(session);
    expect(view).toMatchObject({ session: { status: "finished" }, counts: { done: 5 } });
    expect(view.batches[0]?.codes).toMatchObject([{ state: "spent", count: 5 }]);
    const order = calls(session);
    expect(order.lastIndexOf("POST /compliance")).toBeLessThan(order.indexOf("POST /compliance/invoices"));
    expect(order.filter((call) => call === "POST /compliance")).toHaveLength(5);
    expect(await sealedRows(session)).toBe(0);
  });

  test("names what is missing, and goes on when it comes", async (context) => {
    const session = await aSession(context, 4);
    expect(await give(session, portalCodes(session, 3))).toMatchObject({ missing: 1, extra: 0 });
    await work(session);
    expect(await show(session)).toMatchObject({
      wanted: 1,
      counts: { done: 3, waiting: 1 },
      session: { status: "open" },
    });
    await give(session, portalCodes(session, 1));
    await work(session);
    expect(await show(session)).toMatchObject({ counts: { done: 4 }, session: { status: "finished" } });
  });

  test("keeps what is too much, and names it unused at the end by its place", async (context) => {
    const session = await aSession(context, 2);
    expect(await give(session, portalCodes(session, 4))).toMatchObject({ missing: 0, extra: 2 });
    await work(session);
    const view = await show(session);
    expect(view.session.status).toBe("finished");
    expect(view.batches[0]?.codes).toEqual(
      expect.arrayContaining([
        { state: "unused", count: 2, positions: [3, 4] },
        { state: "spent", count: 2, positions: [1, 2] },
      ]),
    );
    expect(await sealedRows(session)).toBe(0);
  });

  test("a refused code leaves its device waiting, and the next one is spent on it", async (context) => {
    const session = await aSession(context, 2);
    const [first = "", second = ""] = portalCodes(session, 2);
    await give(session, ["000001", first]);
    await work(session);
    const after = await show(session);
    expect(after.counts).toMatchObject({ done: 1, waiting: 1, refused: 0 });
    expect(after.batches[0]?.codes).toEqual(expect.arrayContaining([{ state: "refused", count: 1, positions: [1] }]));
    await give(session, [second]);
    await work(session);
    expect(await show(session)).toMatchObject({ counts: { done: 2 }, session: { status: "finished" } });
  });

  test("codes that are all refused pause it before the rest is burnt, and a new batch lets it go on", async (context) => {
    const session = await aSession(context, 2);
    await give(session, portalCodes(session, 12, "renewal"));
    await work(session);
    const paused = await show(session);
    expect(paused.session).toMatchObject({ status: "paused", pauseCause: "codes_refused" });
    const refused = paused.batches[0]?.codes.find(({ state }) => state === "refused")?.count ?? 0;
    expect(refused).toBeGreaterThanOrEqual(5);
    expect(refused).toBeLessThan(9);
  });

  test("codes whose hour is over are forgotten, and the device waits for another one", async (context) => {
    const session = await aSession(context, 2);
    const { harness } = session;
    const before = portalCodes(session, 2);
    await harness.run(pauseSession, ownerOf(session), { sessionId: session.id });
    await give(session, before);
    harness.clock.advance(otpLifetimeMs + 1_000);
    await harness.run(forgetOldCodes, worker, {});
    await harness.run(eraseExpiredCodes, worker, {});
    expect(await sealedRows(session)).toBe(0);
    await harness.run(resumeSession, ownerOf(session), { sessionId: session.id });
    await work(session);
    const view = await show(session);
    expect(view).toMatchObject({ wanted: 2, counts: { waiting: 2 } });
    expect(view.batches[0]?.codes).toEqual([{ state: "expired", count: 2, positions: [1, 2] }]);
    expect(calls(session)).toEqual([]);
  });

  test("a batch made earlier has what is left of its hour; the future and more than an hour ago are refused", async (context) => {
    const session = await aSession(context, 1);
    const riyadh = (minutes: number) =>
      new Date(session.harness.clock.now().getTime() + minutes * 60_000 + 3 * 3_600_000).toISOString().slice(0, 16);
    await expect(give(session, ["123456"], { madeAt: riyadh(20) })).rejects.toMatchObject(
      refusal("madeAt", "otp_future"),
    );
    await expect(give(session, ["123456"], { madeAt: riyadh(-61) })).rejects.toMatchObject(
      refusal("madeAt", "otp_too_old"),
    );
    await expect(give(session, ["12345"])).rejects.toMatchObject(refusal("codes", "otp_none"));
    await give(session, ["123456"], { madeAt: riyadh(-40) });
    await expect(give(session, ["123456"])).rejects.toMatchObject(refusal("codes", "otp_known"));
    const [batch] = (await show(session)).batches;
    const left = (batch?.expiresAt.getTime() ?? 0) - session.harness.clock.now().getTime();
    expect(left).toBeGreaterThan(18 * 60_000);
    expect(left).toBeLessThanOrEqual(20 * 60_000);
  });

  test("paused, it spends nothing; cancelled, it forgets the codes and ends what it began", async (context) => {
    const session = await aSession(context, 3);
    const { harness } = session;
    await harness.run(pauseSession, ownerOf(session), { sessionId: session.id });
    await give(session, portalCodes(session, 3));
    await work(session);
    expect(calls(session)).toEqual([]);
    await harness.run(resumeSession, ownerOf(session), { sessionId: session.id });
    const fault = { kind: "unavailable", path: "/compliance", times: null } as const;
    harness.simulator.inject(fault);
    await work(session);
    harness.simulator.clearFaults();
    await harness.run(pauseSession, ownerOf(session), { sessionId: session.id });
    await harness.run(cancelSession, ownerOf(session), { sessionId: session.id });
    const view = await show(session);
    expect(view.session.status).toBe("cancelled");
    await expect(give(session, ["123456"])).rejects.toMatchObject({ code: "otp_session.over" });
    const plan = await harness.run(planSessions, ownerOf(session), { pick: "new" });
    expect(plan.groups[0]?.blocked.every(({ blocks }) => !blocks.includes("in_session"))).toBe(true);
  });

  test("only what failed is tried again", async (context) => {
    const session = await aSession(context, 2);
    const { harness } = session;
    harness.simulator.inject({ kind: "check-failed", path: "/compliance/invoices", step: "simplified-compliant" });
    await give(session, portalCodes(session, 2));
    await work(session);
    expect((await show(session)).counts).toMatchObject({ done: 1, stopped: 1 });
    expect(await harness.run(retryFailed, ownerOf(session), { sessionId: session.id })).toEqual({ devices: 1 });
    await work(session);
    expect(await show(session)).toMatchObject({ counts: { done: 2 }, session: { status: "finished" } });
    expect(calls(session).filter((call) => call === "POST /compliance")).toHaveLength(2);
  });
});

describe.each(["200", "428", "428-wrapped"] as const)("a session that renews live devices (%s)", (renewal) => {
  test("ends with a new certificate on each", async (context) => {
    const till = await aTill(context, { functionalityMap: "0100" });
    const other = await anotherTill(till, { functionalityMap: "0100" });
    const { harness, place } = till;
    harness.simulator.set({ renewal, revokeOldAfter: 0 });
    const devices = [till.deviceId, other.deviceId];
    const session = { harness, place, devices, id: await startOne(harness, place, devices) };
    await give(session, portalCodes(session, 2, "renewal"));
    await work(session);
    const view = await show(session);
    expect(view).toMatchObject({ session: { status: "finished", kind: "renewal" }, counts: { done: 2 } });
    const live = await harness.owner`
      select count(*)::int as live from credentials where status = 'live' and kind = 'production' and replaces_id is not null`;
    expect(live).toMatchObject([{ live: 2 }]);
  });
});

describe("the dry run", () => {
  test("parts a mixed choice by kind, says who is kept out and why, and changes nothing", async (context) => {
    const till = await aTill(context, { functionalityMap: "0100" });
    const { harness, place } = till;
    const draft = await aDevice(harness, place, { name: "New till" });
    const busy = await aDevice(harness, place, { name: "Busy till" });
    await startOne(harness, place, [busy]);
    const plan = await harness.run(planSessions, place.owner, { pick: "branch", branch: place.branchId });
    const named = plan.groups.map(({ kind, eligible, blocked }) => ({
      kind,
      eligible: eligible.map(({ id, proposed }) => ({ id, proposed })),
      blocked: blocked.map(({ id, blocks }) => ({ id, blocks })),
    }));
    expect(named).toHaveLength(2);
    expect(named).toEqual(
      expect.arrayContaining([
        {
          kind: "onboarding",
          eligible: [{ id: draft, proposed: true }],
          blocked: [{ id: busy, blocks: ["in_session"] }],
        },
        { kind: "renewal", eligible: [{ id: till.deviceId, proposed: false }], blocked: [] },
      ]),
    );
    const [row] = await harness.owner`select count(*)::int as sessions from otp_sessions`;
    expect(row).toEqual({ sessions: 1 });
  });
});
