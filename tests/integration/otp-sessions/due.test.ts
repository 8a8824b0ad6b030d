import { expect, test } from "vitest";
import { planSessions } from "#lib/services/otp-sessions/plan.ts";
import { drawPlans } from "#lib/services/planning/draw.ts";
import { aTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { aPlace } from "../../support/records.ts";

const day = 86_400_000;

test("what is due goes by the stored instant of the plan; what ends soon by the end", async (context) => {
  const till = await aTill(context);
  const { harness, place, deviceId } = till;
  const now = harness.clock.now().getTime();
  await harness.owner`update credentials set not_before = ${new Date(now - 1700 * day)}, not_after = ${new Date(now + 80 * day)}
    where device_id = ${deviceId} and kind = 'production'`;
  const picked = async (pick: string, actor = place.owner) => {
    const { groups } = await harness.run(planSessions, actor, { pick });
    return groups
      .flatMap(({ eligible, blocked }) => [...eligible, ...blocked])
      .map(({ id, proposed }) => ({ id, proposed }));
  };
  expect(await picked("due")).toEqual([]);
  await harness.run(
    drawPlans(() => 0.9),
    worker,
    {},
  );
  const ofTill = [{ id: deviceId, proposed: true }];
  const planned = async (at: number) => harness.owner`update renewal_plans set planned_at = ${new Date(at)}`;
  await planned(now + day);
  expect(await picked("due")).toEqual([]);
  expect(await picked("soon")).toEqual(ofTill);
  await planned(now);
  expect(await picked("due")).toEqual(ofTill);
  await planned(now - 20 * day);
  expect(await picked("due")).toEqual(ofTill);
  expect(await picked("due", (await aPlace(harness)).owner)).toEqual([]);
  await harness.owner`update renewal_plans set state = 'done'`;
  expect(await picked("due")).toEqual([]);
});

test("a certificate that ends later than in 90 days is not among what ends soon", async (context) => {
  const { harness, place, deviceId } = await aTill(context);
  const now = harness.clock.now().getTime();
  await harness.owner`update credentials set not_before = ${new Date(now - 1700 * day)}, not_after = ${new Date(now + 91 * day)}
    where device_id = ${deviceId} and kind = 'production'`;
  expect((await harness.run(planSessions, place.owner, { pick: "soon" })).groups).toEqual([]);
});
