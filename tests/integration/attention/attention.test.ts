import { expect, test } from "vitest";
import type { AttentionSource } from "#lib/domain/attention.ts";
import { assignItem } from "#lib/services/attention/assign.ts";
import { showHorizon } from "#lib/services/attention/horizon.ts";
import { showAttention } from "#lib/services/attention/queries.ts";
import { horizonWeeks } from "#lib/services/attention/schema.ts";
import { listAsleep } from "#lib/services/attention/asleep.ts";
import { snoozeItem, unwakeItem, wakeItem } from "#lib/services/attention/snooze.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { createGroup } from "#lib/services/groups/create.ts";
import { beat, schedulerName } from "#lib/services/submissions/heartbeat.ts";
import { another, aWalk, type Walk } from "#tests/support/walk.ts";
import { aPlace } from "#tests/support/records.ts";

const day = 86_400_000;
const shown = ({ harness, place }: Walk) => shownTo({ harness, place }, {});
async function shownTo({ harness, place }: Pick<Walk, "harness" | "place">, input: object, actor = place.owner) {
  const { found } = await harness.run(showAttention, actor, input);
  const of = (wanted: AttentionSource) => found.find(({ source }) => source === wanted);
  return { expiring: of("expiring"), stopped: of("enrolment_stopped"), waiting: of("enrolment_waiting") };
}
const horizon = ({ harness, place }: Walk) => harness.run(showHorizon, place.owner, {});

async function live(walk: Walk): Promise<void> {
  await walk.give();
  await walk.harness.drain();
  expect((await walk.show()).status).toBe("active");
}

/** Moves the clock to so many days before the live certificate of the walk's device ends. */
async function moveTo(walk: Walk, daysBefore: number): Promise<void> {
  const [row] = await walk.harness.owner<{ not_after: Date }[]>`
    select not_after from credentials where device_id = ${walk.deviceId} and status = 'live'`;
  const end = row?.not_after.getTime() ?? Number.NaN;
  walk.harness.clock.advance(end - daysBefore * day - walk.harness.clock.now().getTime());
}

test("a walk asks for its code until the code is given, and for a person again when it is refused", async (context) => {
  const walk = await aWalk(context);
  expect((await shown(walk)).waiting).toMatchObject({ total: 1, items: [{ subject: walk.enrolmentId }] });

  await walk.give("000001");
  expect((await shown(walk)).waiting?.total).toBe(0);
  await walk.harness.drain();
  expect(await shown(walk)).toMatchObject({
    waiting: { total: 0 },
    stopped: { total: 1, items: [{ subject: walk.enrolmentId, detail: "otp_refused" }] },
  });
});

test("a certificate needs a person from ninety days before its end, until a renewal has begun", async (context) => {
  const walk = await aWalk(context);
  await live(walk);
  await moveTo(walk, 91);
  expect((await shown(walk)).expiring?.total).toBe(0);
  await moveTo(walk, 89);
  expect((await shown(walk)).expiring).toMatchObject({ total: 1, items: [{ device: { id: walk.deviceId } }] });

  const owner = { ...walk.place.owner, provenAt: walk.harness.clock.now() };
  await walk.harness.run(startEnrolment, owner, { deviceId: walk.deviceId });
  expect((await shown(walk)).expiring).toMatchObject({ total: 0, handled: 1 });
});

test("the horizon counts each certificate in the week of its end, planned once a walk is open", async (context) => {
  const walk = await aWalk(context);
  await live(walk);
  await moveTo(walk, 20);
  const before = await horizon(walk);
  expect(before).toHaveLength(horizonWeeks);
  expect(before.slice(2, 4).reduce((sum, { unplanned }) => sum + unplanned, 0)).toBe(1);

  await walk.harness.run(startEnrolment, walk.place.owner, { deviceId: walk.deviceId });
  const after = await horizon(walk);
  expect(after.reduce((sum, { planned }) => sum + planned, 0)).toBe(1);
  expect(after.reduce((sum, { unplanned }) => sum + unplanned, 0)).toBe(0);
});

test("nobody is asked about another establishment's devices", async (context) => {
  const walk = await aWalk(context);
  await another(walk);
  const stranger = await aPlace(walk.harness);
  const input = { establishment: walk.place.establishmentId };
  const seen = await shownTo(walk, input, stranger.owner);
  expect([seen.expiring?.total, seen.stopped?.total, seen.waiting?.total]).toEqual([0, 0, 0]);
});

const itemOf = ({ place, deviceId, enrolmentId }: Walk) => ({
  establishmentId: place.establishmentId,
  deviceId,
  source: "enrolment_waiting",
  subject: enrolmentId,
});

test("an item that is put aside comes back by itself or when somebody takes it up", async (context) => {
  const walk = await aWalk(context);
  const { harness, place } = walk;
  const item = itemOf(walk);
  await harness.run(snoozeItem, place.owner, { ...item, reason: "The portal login is on leave", days: 3 });
  expect((await shown(walk)).waiting).toMatchObject({ total: 0, items: [], snoozed: 1 });
  expect(await harness.run(listAsleep, place.owner, {})).toMatchObject([
    { source: "enrolment_waiting", reason: "The portal login is on leave", by: "Noura", device: { id: walk.deviceId } },
  ]);
  expect(await harness.run(listAsleep, (await aPlace(harness)).owner, {})).toEqual([]);
  const woken = await harness.run(wakeItem, place.owner, item);
  expect((await shown(walk)).waiting).toMatchObject({ total: 1, snoozed: 0 });
  expect(await harness.run(listAsleep, place.owner, {})).toEqual([]);
  const stranger = (await aPlace(harness)).owner;
  await expect(harness.run(unwakeItem, stranger, woken)).rejects.toMatchObject({ code: "not_found" });
  await harness.run(unwakeItem, place.owner, woken);
  expect(await harness.run(listAsleep, place.owner, {})).toMatchObject([{ reason: "The portal login is on leave" }]);
  await expect(harness.run(unwakeItem, place.owner, woken)).rejects.toMatchObject({ code: "not_found" });
  const wokenAgain = await harness.run(wakeItem, place.owner, item);
  await expect(harness.run(wakeItem, place.owner, item)).rejects.toMatchObject({ code: "not_found" });
  await harness.run(snoozeItem, place.owner, { ...item, reason: "Again", days: 3 });
  await expect(harness.run(unwakeItem, place.owner, wokenAgain)).rejects.toMatchObject({ code: "not_found" });
  harness.clock.advance(3 * day);
  expect((await shown(walk)).waiting).toMatchObject({ total: 1, snoozed: 0 });
});

test("a scheduler that died again, and a code refused again, are not what was put aside", async (context) => {
  const walk = await aWalk(context);
  const { harness, place } = walk;
  const { establishmentId } = place;
  const silent = async () => {
    const { found } = await harness.run(showAttention, place.owner, {});
    return found.find(({ source }) => source === "scheduler_silent");
  };
  const aside = { establishmentId, reason: "Moving the server", days: 30 };
  await harness.run(snoozeItem, place.owner, { ...aside, source: "scheduler_silent", subject: schedulerName });
  expect(await silent()).toMatchObject({ total: 0, snoozed: 1 });
  harness.clock.advance(day);
  await beat({ ...harness.edges, clock: harness.clock });
  harness.clock.advance(3_600_000);
  expect(await silent()).toMatchObject({ total: 1, snoozed: 0 });

  await walk.give("000001");
  await harness.drain();
  const stopped = { ...itemOf(walk), source: "enrolment_stopped" };
  await harness.run(snoozeItem, place.owner, { ...stopped, reason: "New code on Sunday", days: 3 });
  expect((await shown(walk)).stopped).toMatchObject({ total: 0, snoozed: 1 });
  harness.clock.advance(60_000);
  await walk.give("000002");
  await harness.drain();
  expect((await shown(walk)).stopped).toMatchObject({ total: 1, snoozed: 0 });
});

test("an item is its branch's group's until it is given to another", async (context) => {
  const walk = await aWalk(context);
  const { harness, place } = walk;
  const group = (nameEn: string, branchIds: readonly string[]) =>
    harness.run(createGroup, place.owner, { establishmentId: place.establishmentId, nameAr: "م", nameEn, branchIds });
  expect((await shown(walk)).waiting?.items[0]?.groupId).toBeNull();
  const { id: mine } = await group("Olaya", [place.branchId]);
  const { id: other } = await group("Desk", []);
  expect((await shown(walk)).waiting?.items[0]?.groupId).toBe(mine);
  const given = await harness.run(assignItem, place.owner, { ...itemOf(walk), groupId: other });
  expect(given).toEqual({ before: null });
  expect((await shown(walk)).waiting?.items[0]?.groupId).toBe(other);
  expect(await harness.run(assignItem, place.owner, itemOf(walk))).toEqual({ before: other });
  expect((await shown(walk)).waiting?.items[0]?.groupId).toBe(mine);
});

test("nobody handles what they may not see, and an auditor handles nothing", async (context) => {
  const walk = await aWalk(context);
  const { harness, place } = walk;
  const item = itemOf(walk);
  const stranger = await aPlace(harness);
  const auditor = await harness.person({ [place.establishmentId]: "auditor" });
  const elsewhere = await harness.person({ [place.establishmentId]: "it" }, { branches: [crypto.randomUUID()] });
  const foreign = { ...item, establishmentId: stranger.establishmentId };
  for (const [actor, input, code] of [
    [auditor, item, "auth.forbidden"],
    [stranger.owner, item, "not_found"],
    [stranger.owner, foreign, "not_found"],
    [elsewhere, item, "not_found"],
  ] as const) {
    await expect(harness.run(snoozeItem, actor, { ...input, reason: "x", days: 1 })).rejects.toMatchObject({ code });
    await expect(harness.run(wakeItem, actor, input)).rejects.toMatchObject({ code });
    await expect(harness.run(assignItem, actor, input)).rejects.toMatchObject({ code });
  }
  await expect(harness.run(snoozeItem, place.owner, { ...item, reason: "", days: 99 })).rejects.toMatchObject({
    code: "input.invalid",
  });
});
