import { expect, test } from "vitest";
import type { AttentionSource } from "#lib/domain/attention.ts";
import { showAttention } from "#lib/services/attention/queries.ts";
import { snoozeItem } from "#lib/services/attention/snooze.ts";
import { listCertificates } from "#lib/services/credentials/queries.ts";
import { startRenewal } from "#lib/services/renewals/start.ts";
import { drawPlans } from "#lib/services/planning/draw.ts";
import { aTill } from "#tests/support/documents.ts";
import { worker } from "#tests/support/harness.ts";
import { aWalk, type Walk } from "#tests/support/walk.ts";

const day = 86_400_000;
const hour = 3_600_000;
type Seen = Pick<Walk, "harness" | "place">;

async function of({ harness, place }: Seen, wanted: AttentionSource) {
  const { found } = await harness.run(showAttention, place.owner, {});
  return found.find(({ source }) => source === wanted);
}

/** A till whose certificate ends in so many days. */
async function ending(context: Parameters<typeof aTill>[0], days: number): Promise<Walk> {
  const till = await aTill(context);
  const now = till.harness.clock.now().getTime();
  await till.harness.owner`update credentials set not_before = ${new Date(now - 1700 * day)},
    not_after = ${new Date(now + days * day)} where device_id = ${till.deviceId} and kind = 'production'`;
  return till;
}

test("a certificate that ends is an item until it is planned, and again once its plan is overdue", async (context) => {
  const till = await ending(context, 89);
  const { harness, place, deviceId } = till;
  const rows = async (plan: string) =>
    (await harness.run(listCertificates, place.owner, { plan, state: "live" })).rows.map((row) => row.deviceId);
  expect(await of(till, "expiring")).toMatchObject({ total: 1, handled: 0 });
  expect([await rows("none"), await rows("overdue")]).toEqual([[deviceId], []]);

  await harness.run(drawPlans(), worker, {});
  await harness.owner`update renewal_plans set planned_at = ${new Date(harness.clock.now().getTime() + 3 * day)}`;
  expect(await of(till, "expiring")).toMatchObject({ total: 0, handled: 1 });
  expect((await of(till, "plan_overdue"))?.total).toBe(0);
  expect([await rows("none"), await rows("overdue")]).toEqual([[], []]);

  harness.clock.advance(3 * day);
  expect(await of(till, "plan_overdue")).toMatchObject({
    total: 1,
    items: [{ device: { id: deviceId }, detail: "due" }],
  });
  expect(await rows("overdue")).toEqual([deviceId]);
  await harness.run(startRenewal, place.owner, { deviceId });
  expect(await of(till, "plan_overdue")).toMatchObject({ total: 0, handled: 1 });
  expect(await rows("overdue")).toEqual([]);
});

test("a walk that should go on by itself is an item once it has not moved for hours", async (context) => {
  const walk = await aWalk(context);
  await walk.give();
  walk.harness.clock.advance(hour);
  expect((await of(walk, "enrolment_stalled"))?.total).toBe(0);
  walk.harness.clock.advance(hour);
  expect(await of(walk, "enrolment_stalled")).toMatchObject({ total: 1, items: [{ subject: walk.enrolmentId }] });
  await walk.harness.drain();
  expect((await of(walk, "enrolment_stalled"))?.total).toBe(0);
});

test("a certificate that says otherwise than the records asks for a new onboarding, whichever of them changed", async (context) => {
  const till = await aTill(context);
  const { owner } = till.harness;
  const told = owner`from credentials c where c.device_id = ${till.deviceId} and c.kind = 'production'`;
  const ofDevice = { egs_serial: "1-a|2-b|3-c", functionality_map: "0100", csr_common_name: "Other" };
  const changes = [
    owner`update establishments set vat_number = '399999999900003'`,
    owner`update credentials set vat_number = '399999999900003' where kind = 'production'`,
    ...Object.entries(ofDevice).map((change) => owner`update devices set ${owner(Object.fromEntries([change]))}`),
  ];
  for (const change of changes) {
    expect(await of(till, "identity_changed")).toMatchObject({ total: 0 });
    await change;
    expect(await of(till, "identity_changed")).toMatchObject({ total: 1, items: [{ device: { id: till.deviceId } }] });
    await owner`update credentials set vat_number = ${till.place.vatNumber} where kind = 'production'`;
    await owner`update establishments set vat_number = ${till.place.vatNumber}`;
    await owner`update devices set egs_serial = c.egs_serial, functionality_map = c.functionality_map, csr_common_name = c.common_name ${told}`;
    await owner`update devices set identity_questioned = false`;
  }
});

test("what did not arrive is one item for each way, until it has arrived", async (context) => {
  const till = await ending(context, 5);
  const { harness, place, deviceId } = till;
  const now = harness.clock.now();
  const [row] = await harness.owner<{ id: string; environment: string }[]>`
    select id, environment from credentials where device_id = ${deviceId} and kind = 'production'`;
  const alarm = { credential_id: row?.id ?? "", device_id: deviceId, establishment_id: place.establishmentId };
  const what = { environment: row?.environment ?? "", user_id: place.owner.id, channel_kind: "in_app" };
  for (const rung of [14, 7])
    await harness.owner`insert into alarms ${harness.owner({ ...alarm, ...what, rung, due_at: now, next_try_at: now, created_at: now })}`;
  expect((await of(till, "alarms_undelivered"))?.total).toBe(0);
  await harness.owner`update alarms set failed_at = ${now}, failed_reason = 'not_set_up'`;
  const found = await of(till, "alarms_undelivered");
  expect(found).toMatchObject({ total: 1, items: [{ name: "Noura", detail: "not_set_up" }] });

  const item = {
    establishmentId: place.establishmentId,
    source: "alarms_undelivered",
    subject: found?.items[0]?.subject,
  };
  await harness.run(snoozeItem, place.owner, { ...item, reason: "The mail server moves", days: 1 });
  expect(await of(till, "alarms_undelivered")).toMatchObject({ total: 0, snoozed: 1 });
  harness.clock.advance(day);
  expect((await of(till, "alarms_undelivered"))?.total).toBe(1);
  await harness.owner`update alarms set sent_at = ${now}`;
  expect((await of(till, "alarms_undelivered"))?.total).toBe(0);
});
