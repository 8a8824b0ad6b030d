import { describe, expect, test } from "vitest";
import { acknowledgeAlarm } from "#lib/services/alarms/acknowledge.ts";
import { deliverAlarms } from "#lib/services/alarms/deliver.ts";
import { raiseAlarms } from "#lib/services/alarms/raise.ts";
import { showHorizon } from "#lib/services/attention/horizon.ts";
import { listCertificates } from "#lib/services/credentials/queries.ts";
import { drawPlans } from "#lib/services/planning/draw.ts";
import { forecastYears, previewNext } from "#lib/services/planning/preview.ts";
import { showOutlook } from "#lib/services/planning/radar.ts";
import { previewSpread, spreadWave } from "#lib/services/planning/spread.ts";
import { sweepPlans } from "#lib/services/planning/sweep.ts";
import { changeSetting } from "#lib/services/settings/change.ts";
import { aTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { aPlace } from "../../support/records.ts";
import type { Walk } from "../../support/walk.ts";

const day = 86_400_000;

/** A till whose certificate ends in so many days, with its plan drawn in the middle of what is left for it. */
async function planned(context: Parameters<typeof aTill>[0], days: number): Promise<Walk> {
  const till = await aTill(context);
  const { harness, place, deviceId } = till;
  const now = harness.clock.now().getTime();
  await harness.owner`update credentials set not_before = ${new Date(now - 1700 * day)}, not_after = ${new Date(now + days * day)}
    where device_id = ${deviceId} and kind = 'production'`;
  const where = { establishmentId: place.establishmentId, environment: "simulator" };
  await harness.run(changeSetting, place.owner, { ...where, key: "alarm.active", value: "on" });
  await harness.run(
    drawPlans(() => 0.5),
    worker,
    {},
  );
  await harness.run(
    sweepPlans(() => 0.5),
    worker,
    {},
  );
  return till;
}

const riyadhDay = (at: Date) => new Date(at.getTime() + 3 * 3_600_000).toISOString().slice(0, 10);

describe("what the planner tells", () => {
  test("the radar, the outlook, the next 90 days and the years agree on one till", async (context) => {
    const { harness, place, deviceId } = await planned(context, 100);
    const { establishmentId: establishment } = place;
    const weeks = await harness.run(showHorizon, place.owner, { establishment });
    expect(weeks.reduce((sum, week) => sum + week.planned, 0)).toBe(1);
    const outlook = await harness.run(showOutlook, place.owner, { establishment });
    expect(outlook).toMatchObject({ first: { deviceId }, weeks: [{ tills: 1, branches: 1, over: false }] });
    expect(outlook.acts).toEqual([{ state: "waiting", count: 1 }]);
    const { days: preview, silent } = await harness.run(previewNext, place.owner, { establishment });
    expect(silent).toEqual([]);
    expect(preview.reduce((sum, each) => sum + each.renewals, 0)).toBe(1);
    expect(preview.flatMap(({ alarms }) => alarms).map(({ rung, sure }) => [rung, sure])).toEqual([
      [90, 1],
      [60, 0],
      [30, 0],
      [14, 0],
    ]);
    expect(await harness.run(forecastYears, place.owner, { establishment })).toEqual([{ week: 14, ends: 1 }]);
    const listed = await harness.run(listCertificates, place.owner, { establishment, plan: "waiting" });
    expect(listed.rows).toMatchObject([{ deviceId, planState: "waiting", needsPerson: false }]);
    expect((await harness.run(listCertificates, place.owner, { establishment, plan: "due" })).rows).toEqual([]);

    const other = await aPlace(harness);
    const theirs = { establishment: other.establishmentId };
    expect(await harness.run(showOutlook, place.owner, theirs)).toMatchObject({ weeks: [], acts: [] });
    expect(await harness.run(previewNext, other.owner, {})).toEqual({ days: [], silent: [] });
    expect(await harness.run(forecastYears, other.owner, {})).toEqual([]);
  });
});

test("the preview says whose certificates ring nowhere: as installed, all but those of production", async (context) => {
  const { harness, place } = await planned(context, 100);
  const where = { establishmentId: place.establishmentId, environment: "simulator" };
  await harness.run(changeSetting, place.owner, { ...where, key: "alarm.active", value: "production_only" });
  const preview = await harness.run(previewNext, place.owner, {});
  expect(preview.silent).toEqual(["simulator"]);
  expect(preview.days.flatMap(({ alarms }) => alarms)).toEqual([]);
});

describe("a wave is spread", () => {
  test("as its preview says, only earlier, and only by whom it concerns", async (context) => {
    const { harness, place } = await planned(context, 200);
    const [plan] = await harness.owner<{ planned_at: Date }[]>`select planned_at from renewal_plans`;
    if (plan === undefined) throw new Error("no plan");
    const on = riyadhDay(plan.planned_at);
    const wave = { establishmentId: place.establishmentId, environment: "simulator", from: on, to: on, weeks: 4 };
    expect(await harness.run(previewSpread, place.owner, wave)).toMatchObject({ size: 1, moved: 1 });
    const [same] = await harness.owner<{ planned_at: Date }[]>`select planned_at from renewal_plans`;
    expect(same?.planned_at).toEqual(plan.planned_at);
    const auditor = await harness.person({ [place.establishmentId]: "auditor" });
    await expect(harness.run(spreadWave, auditor, wave)).rejects.toMatchObject({ code: "auth.forbidden" });
    const other = await aPlace(harness);
    await expect(harness.run(spreadWave, other.owner, wave)).rejects.toMatchObject({ code: "not_found" });
    await expect(harness.run(previewSpread, other.owner, wave)).rejects.toMatchObject({ code: "not_found" });
    const turned = { ...wave, from: "2030-01-02", to: "2030-01-01" };
    await expect(harness.run(spreadWave, place.owner, turned)).rejects.toMatchObject({ code: "input.invalid" });

    expect(await harness.run(spreadWave, place.owner, wave)).toEqual({ moved: 1 });
    const [moved] = await harness.owner<{ planned_at: Date; instant_reason: string }[]>`select * from renewal_plans`;
    expect(moved?.instant_reason).toBe("spread");
    expect(moved && moved.planned_at < plan.planned_at).toBe(true);
  });
});

describe("an alarm is taken note of", () => {
  test("so that it is told to nobody else; not by another establishment or a reader", async (context) => {
    const { harness, place } = await planned(context, 5);
    await harness.run(raiseAlarms, worker, {});
    const [row] = await harness.owner<{ credential_id: string }[]>`select credential_id from alarms`;
    const input = { credentialId: row?.credential_id };
    const other = await aPlace(harness);
    await expect(harness.run(acknowledgeAlarm, other.owner, input)).rejects.toMatchObject({ code: "not_found" });
    const auditor = await harness.person({ [place.establishmentId]: "auditor" });
    await expect(harness.run(acknowledgeAlarm, auditor, input)).rejects.toMatchObject({ code: "auth.forbidden" });
    await harness.run(acknowledgeAlarm, place.owner, input);
    expect(await harness.run(deliverAlarms(), worker, {})).toEqual({ messages: 0 });
    expect(await harness.owner`select 1 from notices`).toHaveLength(0);
  });
});

test("a process that dies after sending sends the same message again, and people are told once", async (context) => {
  const { harness } = await planned(context, 5);
  await harness.run(raiseAlarms, worker, {});
  const { createContext } = await import("#lib/context.ts");
  const { execute } = await import("#lib/command.ts");
  const dying = createContext(
    {
      ...harness.edges,
      checkpoint: (name) => {
        if (name === "alarm.sent") throw new Error("killed");
      },
    },
    worker,
  );
  await expect(execute(deliverAlarms(), dying, {})).rejects.toThrow("killed");
  harness.clock.advance(11 * 60_000);
  await harness.run(deliverAlarms(), worker, {});
  const told = await harness.owner<{ user_id: string; count: number }[]>`
    select user_id, count(*)::int as count from notices group by 1`;
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ count }) => count === 1)).toBe(true);
  expect(await harness.owner`select 1 from alarms where sent_at is null`).toHaveLength(0);
});
