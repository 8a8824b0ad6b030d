import { expect, test, type TestContext } from "vitest";
import { listAlarms } from "#lib/services/alarms/queries.ts";
import { raiseAlarms } from "#lib/services/alarms/raise.ts";
import { addChannel } from "#lib/services/channels/add.ts";
import { limitChannel } from "#lib/services/channels/limit.ts";
import { listChannels } from "#lib/services/channels/queries.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { listNotices } from "#lib/services/notices/queries.ts";
import { drawPlans } from "#lib/services/planning/draw.ts";
import { changeSetting } from "#lib/services/settings/change.ts";
import { deliverTellings } from "#lib/services/tellings/deliver.ts";
import { removeView, renameView, restoreView } from "#lib/services/views/change.ts";
import { saveView } from "#lib/services/views/save.ts";
import { aTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { aPlace } from "../../support/records.ts";

const day = 86_400_000;

/** A till whose certificate ends soon, and a mailbox that is told of what one view shows. */
async function limited(context: TestContext, q: string) {
  const till = await aTill(context);
  const { harness, place, deviceId } = till;
  const { owner, establishmentId } = place;
  const now = harness.clock.now().getTime();
  await harness.owner`update credentials set not_before = ${new Date(now - 1700 * day)}, not_after = ${new Date(now + 5 * day)}
    where device_id = ${deviceId} and kind = 'production'`;
  const where = { establishmentId, environment: "simulator" };
  await harness.run(changeSetting, owner, { ...where, key: "alarm.active", value: "on" });
  const [group] = await harness.run(listGroups, owner, { establishmentId });
  const box = { groupId: group?.id, kind: "email", address: "tills@example.com", locale: "en" };
  const { id: channelId } = await harness.run(addChannel, owner, box);
  const view = { establishmentId, list: "devices", name: "Ours", shared: true, address: `q=${q}` };
  const { id: viewId } = await harness.run(saveView, owner, view);
  expect(await harness.run(limitChannel, owner, { channelId, viewId })).toMatchObject({ before: null });
  await harness.run(drawPlans(), worker, {});
  const ring = async () => {
    await harness.owner`update renewal_plans set ring_at = ${harness.clock.now()}, raised_rung = null`;
    await harness.run(raiseAlarms, worker, {});
    const { rows } = await harness.run(listAlarms, owner, {});
    return [...new Set(rows.map(({ channelKind }) => channelKind))].toSorted();
  };
  const way = async () => (await harness.run(listChannels, owner, { establishmentId }))[0];
  return { ...till, channelId, viewId, ring, way };
}

test("a way that is limited to a view is told of what it shows, and the console of everything", async (context) => {
  const shown = await limited(context, "Till 1");
  expect(await shown.ring()).toEqual(["email", "in_app"]);
});

test("what the view does not show goes by the other ways alone, until another view is chosen", async (context) => {
  const { harness, place, channelId, viewId, ring } = await limited(context, "Kiosk");
  expect(await ring()).toEqual(["in_app"]);
  const every = { channelId, viewId: "" };
  expect(await harness.run(limitChannel, place.owner, every)).toEqual({ channelId, before: viewId });
  expect(await ring()).toEqual(["email", "in_app"]);
});

test("a deleted view silences nothing: all is told, and after a minute's grace the group is told why", async (context) => {
  const { harness, place, viewId, ring, way } = await limited(context, "Kiosk");
  const { owner } = place;
  await harness.run(removeView, owner, { viewId });
  expect(await way()).toMatchObject({ viewId, viewName: "Ours", viewStands: false });
  expect(await ring()).toEqual(["email", "in_app"]);
  await harness.run(restoreView, owner, { viewId });
  expect(await way()).toMatchObject({ viewStands: true });

  await harness.run(renameView, owner, { viewId, name: "Mine", shared: false });
  harness.clock.advance(61_000);
  await harness.run(raiseAlarms, worker, {});
  expect(await way()).toMatchObject({ viewId: null });
  await harness.run(deliverTellings(), worker, {});
  const told = await harness.run(listNotices, owner, {});
  expect(told[0]?.content).toMatchObject({ title: { en: "One of your group’s ways is told every alarm again" } });
  await harness.run(raiseAlarms, worker, {});
  await harness.run(deliverTellings(), worker, {});
  expect(await harness.run(listNotices, owner, {})).toHaveLength(told.length);
});

test("nobody limits a way to what is not theirs, not shared or shows no devices, and no stranger limits any", async (context) => {
  const { harness, place, channelId, viewId } = await limited(context, "Till 1");
  const { owner, establishmentId } = place;
  const missing = { code: "not_found" };
  const other = await aPlace(harness);
  await expect(harness.run(limitChannel, other.owner, { channelId, viewId })).rejects.toMatchObject(missing);
  const view = { establishmentId, list: "devices", name: "Own", address: "" };
  const theirs = { ...view, establishmentId: other.establishmentId, shared: true };
  const refused = [
    await harness.run(saveView, owner, view),
    await harness.run(saveView, owner, { ...view, list: "documents", shared: true }),
    await harness.run(saveView, other.owner, theirs),
  ];
  for (const { id } of refused)
    await expect(harness.run(limitChannel, owner, { channelId, viewId: id })).rejects.toMatchObject(missing);
  const auditor = await harness.person({ [establishmentId]: "auditor" });
  await expect(harness.run(limitChannel, auditor, { channelId, viewId: "" })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
});
