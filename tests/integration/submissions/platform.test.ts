import { describe, expect, test } from "vitest";
import { createContext } from "#lib/context.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { awaitClearance } from "#lib/services/submissions/await-clearance.ts";
import { queueOverview } from "#lib/services/submissions/queries.ts";
import { aTill, anotherTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { anIssued, answering, hour, minute, opened, rowOf, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

const refusing = (tills: readonly Walk[], refused: readonly Walk[]) => {
  const [first] = tills;
  if (first === undefined) throw new Error("no till");
  return async (request: Request): Promise<Response> => {
    const { uuid } = Object(await request.clone().json());
    const owners = await first.harness.owner<
      { device_id: string }[]
    >`select device_id from document_identities where uuid = ${String(uuid)}`;
    const out = refused.some(({ deviceId }) => deviceId === owners[0]?.device_id);
    return out ? new Response(null, { status: 401 }) : await first.harness.simulator.fetch(request);
  };
};

const breakerOf = async ({ harness }: Walk) =>
  (await harness.owner<{ state: string; cause: string | null }[]>`select state, cause from breakers`)[0];

const paceOf = async ({ harness }: Walk) =>
  (
    await harness.owner<{ in_flight: number; per_second: number }[]>`select in_flight, per_second from submission_lanes`
  )[0];

const overview = (till: Walk) => till.harness.run(queueOverview, till.place.owner, {});

describe("a call that hangs", () => {
  test("longer than the caller waits: the caller gets pending, the worker goes on, the lane slows down", async (context) => {
    const till = await opened(await aTill(context));
    const { harness } = till;
    const id = await anIssued(till, "standard");
    harness.simulator.inject({ kind: "hang", path: "/invoices/clearance/single" });
    const config = gatewayConfig({ KHATM_GATEWAY_SIMULATOR: "http://127.0.0.1:9/e-invoicing/core" });
    const wire = {
      fetch: harness.simulator.fetch,
      config,
      clock: harness.clock,
      deadline: () => AbortSignal.timeout(1500),
    };
    const working = work(till, 0, { gateway: createGateway(wire) });
    const ctx = createContext(harness.edges, worker).within({
      establishments: [till.place.establishmentId],
      limited: [],
      branches: [],
      device: null,
      userId: null,
      installation: false,
      everything: false,
    });
    expect(await awaitClearance(ctx, id, 300)).toBe("pending");
    await working;
    expect(await rowOf(till, id)).toMatchObject({ outcome: "may_have_arrived", reason: "timeout" });
    expect(await paceOf(till)).toMatchObject({ in_flight: 2, per_second: 50 });
    await work(till, minute);
    expect(await awaitClearance(ctx, id, 0)).toBe("accepted");
  });
});

describe("a refused login", () => {
  test("stops that device alone, tries one document per interval, and lets it go on by itself", async (context) => {
    const till = await opened(await aTill(context));
    const other = await anotherTill(till);
    const [first, second, elsewhere] = [await anIssued(till), await anIssued(till), await anIssued(other)];
    const refused = answering(till, refusing([till, other], [till]));
    await work(till, 0, refused);
    expect(await rowOf(till, first)).toMatchObject({ state: "pending", outcome: "credential_refused", attempts: 1 });
    expect(await rowOf(till, second)).toMatchObject({ attempts: 0 });
    expect(await rowOf(till, elsewhere)).toMatchObject({ state: "accepted" });
    const { held } = await overview(till);
    expect(held).toMatchObject([{ deviceId: till.deviceId, reason: "credential_refused", waiting: 2 }]);
    await work(till, 4 * minute, refused);
    expect(await rowOf(till, first)).toMatchObject({ attempts: 1 });
    await work(till, minute, refused);
    expect([(await rowOf(till, first)).attempts, (await rowOf(till, second)).attempts]).toEqual([2, 0]);
    expect(await breakerOf(till)).toMatchObject({ state: "closed" });
    await work(till, 5 * minute);
    for (const id of [first, second]) expect(await rowOf(till, id)).toMatchObject({ state: "accepted" });
    expect((await overview(till)).held).toEqual([]);
  });

  test("of three devices within minutes is an incident of the platform, and ends for all with the first login that is taken", async (context) => {
    const first = await opened(await aTill(context));
    const tills = [first, await anotherTill(first), await anotherTill(first)];
    const bystander = await anotherTill(first);
    const ids = [];
    for (const till of tills) ids.push(await anIssued(till));
    const all = answering(first, () => new Response(null, { status: 401 }));
    await work(first, 0, all);
    expect(await breakerOf(first)).toEqual({ state: "open", cause: "credentials" });
    expect((await overview(first)).lanes).toMatchObject([{ platform: { state: "open", cause: "credentials" } }]);
    const waiting = await anIssued(bystander);
    await work(first, 0, all);
    expect(await rowOf(first, waiting)).toMatchObject({ attempts: 0 });

    await work(first, minute);
    expect(await breakerOf(first)).toMatchObject({ state: "closed" });
    await work(first);
    for (const id of [...ids, waiting]) expect(await rowOf(first, id)).toMatchObject({ state: "accepted" });
    const told = await first.harness.owner`select action from audit_entries where action like 'platform.%' order by id`;
    expect(told.map((row) => row["action"])).toEqual(["platform.opened", "platform.closed"]);
  });
});

describe("an outage", () => {
  test("seen by several devices stops all sending; one call at a time finds out when it is over", async (context) => {
    const first = await opened(await aTill(context));
    const second = await anotherTill(first);
    const ids = [];
    for (const till of [first, second, first, second, first, second, first]) ids.push(await anIssued(till));
    first.harness.simulator.inject({ kind: "unavailable", path: "*", times: null });
    await work(first);
    expect(await breakerOf(first)).toEqual({ state: "open", cause: "unreachable" });
    const before = first.calls("/single");
    expect(before).toBeLessThan(7);
    await work(first, 10_000);
    expect(first.calls("/single")).toBe(before);
    await work(first, minute);
    expect(first.calls("/single")).toBe(before + 1);
    expect(await breakerOf(first)).toMatchObject({ state: "open" });
    first.harness.simulator.clearFaults();
    await work(first, 10 * minute);
    await work(first, hour);
    expect(await breakerOf(first)).toMatchObject({ state: "closed" });
    for (const id of ids) expect(await rowOf(first, id)).toMatchObject({ state: "accepted" });
  });
});

describe("429", () => {
  test("halves the pace, waits as long as was asked, and the pace comes back slowly", async (context) => {
    const till = await opened(await aTill(context));
    const id = await anIssued(till);
    const asked = answering(till, () => Response.json({}, { status: 429, headers: { "retry-after": "120" } }));
    await work(till, 0, asked);
    expect(await rowOf(till, id)).toMatchObject({ state: "pending", outcome: "throttled" });
    expect(await paceOf(till)).toEqual({ in_flight: 2, per_second: 50 });
    const next = await anIssued(till);
    await work(till, minute);
    expect(await rowOf(till, next)).toMatchObject({ attempts: 0 });
    await work(till, minute);
    for (const each of [id, next]) expect(await rowOf(till, each)).toMatchObject({ state: "accepted" });
    const pace = await paceOf(till);
    expect(pace?.in_flight).toBeCloseTo(2.2, 5);
    expect(pace?.per_second).toBeCloseTo(55, 5);
  });

  test("the calls of one second are counted in the database, for all workers together", async (context) => {
    const till = await opened(await aTill(context), {
      "document.calls_per_second": 3,
      "document.in_flight_per_device": 4,
    });
    for (let made = 0; made < 8; made += 1) await anIssued(till);
    till.harness.clock.advance(minute);
    await Promise.all([work(till), work(till)]);
    expect(till.calls("/single")).toBe(3);
    await work(till, 1000);
    expect(till.calls("/single")).toBe(6);
  });
});
