import { expect, test } from "vitest";
import { resumeDevice } from "#lib/services/devices/suspend.ts";
import { startRenewal } from "#lib/services/renewals/start.ts";
import { confirmRevocation } from "#lib/services/revocations/record.ts";
import { listRevocations } from "#lib/services/revocations/queries.ts";
import { stateRevocation, withdrawRevocation } from "#lib/services/revocations/state.ts";
import { aPlace } from "../../support/records.ts";
import type { Walk } from "../../support/walk.ts";
import { aLiveTill, another, standing } from "./live.ts";

const reason = "Stolen on Sunday";

async function stated(till: Walk) {
  const { harness, place, deviceId } = till;
  await harness.run(stateRevocation, place.owner, { deviceId, reason, confirmation: "Till 1" });
  const [item] = await harness.run(listRevocations, place.owner, {});
  if (item === undefined) throw new Error("no item");
  return item;
}

test("one person stops the device, a second makes the record final", async (context) => {
  const till = await aLiveTill(context);
  const { harness, place, deviceId } = till;
  const it = await another(till, "it");
  const item = await stated(till);
  expect(item).toMatchObject({ cause: "portal", state: "stated", reason, statedBy: place.owner.id });
  expect((await standing(till, deviceId)).device.status).toBe("suspended");
  await expect(harness.run(startRenewal, place.owner, { deviceId })).rejects.toMatchObject({
    code: "revocation.under_way",
  });
  await expect(harness.run(resumeDevice, place.owner, { deviceId })).rejects.toMatchObject({
    code: "lifecycle.illegal_transition",
  });
  const order = { revocationId: item.id };
  await expect(harness.run(confirmRevocation, place.owner, order)).rejects.toMatchObject({
    code: "revocation.second_person",
  });
  await expect(harness.run(confirmRevocation, place.owner, { ...order, alone: "true" })).rejects.toMatchObject({
    code: "revocation.not_alone",
  });
  await harness.run(confirmRevocation, it, order);
  const ended = await standing(till, deviceId);
  expect(ended).toMatchObject({ device: { status: "ended", endedAs: "revoked" }, statuses: ["revoked"] });
  const [closed] = await harness.run(listRevocations, place.owner, { state: "recorded" });
  expect(closed).toMatchObject({ witness: "second_person", closedByName: it.name });
  await expect(harness.run(confirmRevocation, it, order)).rejects.toMatchObject({
    code: "lifecycle.illegal_transition",
  });
});

test("an owner who is alone has a way on, after a fresh sign-in", async (context) => {
  const till = await aLiveTill(context);
  const { harness, place } = till;
  await harness.owner`delete from memberships where user_id <> ${place.owner.id}`;
  const item = await stated(till);
  harness.clock.advance(60 * 60_000);
  const order = { revocationId: item.id, alone: "true" };
  await expect(harness.run(confirmRevocation, place.owner, order)).rejects.toMatchObject({
    code: "auth.fresh_required",
  });
  await harness.run(confirmRevocation, { ...place.owner, provenAt: harness.clock.now() }, order);
  const [closed] = await harness.run(listRevocations, place.owner, { state: "recorded" });
  expect(closed).toMatchObject({ witness: "alone" });
});

test("the database knows no second person who is the first", async (context) => {
  const till = await aLiveTill(context);
  const item = await stated(till);
  const { owner } = till.harness;
  await expect(
    owner`update revocations set state = 'recorded', witness = 'second_person', closed_by = stated_by where id = ${item.id}`,
  ).rejects.toThrow("revocations_four_eyes");
});

test("what was stated by mistake is withdrawn and the device resumed", async (context) => {
  const till = await aLiveTill(context);
  const { harness, place, deviceId } = till;
  const item = await stated(till);
  await harness.run(withdrawRevocation, place.owner, { revocationId: item.id });
  expect(await harness.run(listRevocations, place.owner, {})).toEqual([]);
  await harness.run(resumeDevice, place.owner, { deviceId });
  expect((await standing(till, deviceId)).device.status).toBe("live");
});

test("nobody touches an item from elsewhere or without the right", async (context) => {
  const till = await aLiveTill(context);
  const { harness, deviceId } = till;
  const item = await stated(till);
  const stranger = await aPlace(harness);
  const accountant = await another(till, "accountant");
  const order = { deviceId, reason, confirmation: "Till 1", revocationId: item.id };
  const actors = [
    [stranger.owner, "not_found"],
    [accountant, "auth.forbidden"],
  ] as const;
  for (const [actor, code] of actors) {
    await expect(harness.run(stateRevocation, actor, order)).rejects.toMatchObject({ code });
    await expect(harness.run(withdrawRevocation, actor, order)).rejects.toMatchObject({ code });
    await expect(harness.run(confirmRevocation, actor, order)).rejects.toMatchObject({ code });
  }
});
