import { expect, test } from "vitest";
import { rungAt, standardRungs, tellAt } from "#lib/domain/alarm-ladder.ts";
import { drawPlan } from "#lib/domain/renewal-planner.ts";
import { deliverAlarms } from "#lib/services/alarms/deliver.ts";
import { raiseAlarms } from "#lib/services/alarms/raise.ts";
import { drawPlans } from "#lib/services/planning/draw.ts";
import { readRules } from "#lib/services/planning/rules.ts";
import { sweepPlans } from "#lib/services/planning/sweep.ts";
import { changeSetting } from "#lib/services/settings/change.ts";
import { anotherTill, aTill } from "../../support/documents.ts";
import { worker, type Harness } from "../../support/harness.ts";
import type { Walk } from "../../support/walk.ts";
import { aRenewal } from "../renewals/renewing.ts";

const day = 86_400_000;

type Plan = {
  device_id: string;
  state: string;
  planned_at: Date;
  not_after: Date;
  attention_since: Date | null;
  raised_rung: number | null;
};
type Alarm = {
  device_id: string;
  rung: number;
  sent_at: Date | null;
  cleared_as: string | null;
  due_at: Date;
  digest_id: string;
  user_id: string | null;
  channel_id: string | null;
};

const plansOf = ({ owner }: Harness) => owner<Plan[]>`select * from renewal_plans order by created_at, credential_id`;
const alarmsOf = ({ owner }: Harness) => owner<Alarm[]>`select * from alarms order by created_at, rung desc`;

/** The worker's rounds of one hour. */
async function workersHour(harness: Harness): Promise<void> {
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
  await harness.run(raiseAlarms, worker, {});
  await harness.run(
    deliverAlarms(() => 0.5),
    worker,
    {},
  );
}

/** A till whose certificate has so long to go. */
async function endingIn(till: Walk, days: number): Promise<void> {
  const now = till.harness.clock.now().getTime();
  const [notBefore, notAfter] = [new Date(now - 1700 * day), new Date(now + days * day)];
  await till.harness.owner`update credentials set not_before = ${notBefore}, not_after = ${notAfter}
    where device_id = ${till.deviceId} and kind = 'production' and status = 'live'`;
}

async function ringing(till: Walk): Promise<void> {
  const place = { establishmentId: till.place.establishmentId, environment: "simulator" };
  await till.harness.run(changeSetting, till.place.owner, { ...place, key: "alarm.active", value: "on" });
}

test(
  "a small year on the real tables: one is renewed, one cannot be, and the ledger agrees with the ladder",
  { timeout: 240_000 },
  async (context) => {
    const good = await aTill(context);
    const { harness } = good;
    const bad = await anotherTill(good);
    await ringing(good);
    await endingIn(good, 120);
    await endingIn(bad, 110);
    await harness.owner`update devices set csr_common_name = 'Till-other' where id = ${bad.deviceId}`;
    await workersHour(harness);
    const [first] = await plansOf(harness);
    if (first === undefined) throw new Error("no plan");
    const started = harness.clock.now();

    let renewed = false;
    let shownBefore: number | null = null;
    for (let at = 0; at < 125; at += 1) {
      harness.clock.advance(day);
      await workersHour(harness);
      const now = harness.clock.now();
      const plans = await plansOf(harness);
      const plan = plans.find((each) => each.device_id === good.deviceId && each.state !== "done");
      const blocked = plans.find((each) => each.device_id === bad.deviceId);
      if (blocked !== undefined) {
        const rung = rungAt(blocked.not_after, now, { rungs: standardRungs, escalatesAt: 14 }) ?? null;
        expect(blocked.raised_rung).toBe(rung);
        if (blocked.attention_since !== null)
          shownBefore ??= (blocked.not_after.getTime() - blocked.attention_since.getTime()) / day;
      }
      if (!renewed && plan?.state === "due") {
        const walk = await aRenewal(good);
        await walk.give();
        await harness.drain();
        expect(await walk.show()).toMatchObject({ status: "active" });
        renewed = true;
      }
    }
    expect(renewed).toBe(true);
    expect(shownBefore).toBeGreaterThan(85);
    const plans = await plansOf(harness);
    expect(plans.filter(({ device_id }) => device_id === good.deviceId).map(({ state }) => state)).toEqual([
      "done",
      "waiting",
    ]);
    expect(plans.find(({ device_id }) => device_id === bad.deviceId)).toMatchObject({ state: "held" });

    const rules = await harness.edges.database.transaction((tx) =>
      readRules(tx, { establishmentId: good.place.establishmentId, environment: "simulator" }),
    );
    const told = await alarmsOf(harness);
    const ofBad = told.filter(({ device_id }) => device_id === bad.deviceId);
    expect([...new Set(ofBad.map(({ rung }) => rung))]).toEqual(standardRungs);
    expect(new Set(ofBad.map(({ rung, user_id, channel_id }) => `${rung}/${user_id}/${channel_id}`)).size).toBe(
      ofBad.length,
    );
    expect(ofBad.every(({ sent_at }) => sent_at !== null)).toBe(true);
    expect(ofBad.filter(({ rung }) => rung > -7).every(({ cleared_as }) => cleared_as === "more_urgent")).toBe(true);
    const ofGood = told.filter(({ device_id }) => device_id === good.deviceId);
    expect(ofGood.every(({ cleared_as }) => cleared_as !== null)).toBe(true);
    expect(ofGood.every(({ rung }) => rung >= 60)).toBe(true);
    expect(
      ofBad
        .filter(({ rung }) => rung > 14)
        .every(({ due_at }) => tellAt(30, due_at, rules.calendar).getTime() === due_at.getTime()),
    ).toBe(true);

    const certificate = {
      notBefore: new Date(started.getTime() - 1700 * day),
      notAfter: new Date(started.getTime() + 120 * day),
    };
    const drawn = drawPlan(certificate, rules.calendar, started, 0.5);
    const stored = plans.find(({ device_id, state }) => device_id === good.deviceId && state === "done");
    expect(Math.abs((stored?.planned_at.getTime() ?? 0) - drawn.plannedAt.getTime())).toBeLessThan(1000);
  },
);
