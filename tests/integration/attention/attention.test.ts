import { expect, test } from "vitest";
import { showHorizon } from "#lib/services/attention/horizon.ts";
import { showAttention } from "#lib/services/attention/queries.ts";
import { horizonWeeks } from "#lib/services/attention/schema.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { another, aWalk, type Walk } from "#tests/support/walk.ts";
import { aPlace } from "#tests/support/records.ts";

const day = 86_400_000;
const shown = ({ harness, place }: Walk) => harness.run(showAttention, place.owner, {});
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
  expect((await shown(walk)).waiting).toMatchObject({ total: 1, rows: [{ id: walk.enrolmentId }] });

  await walk.give("000001");
  expect((await shown(walk)).waiting.total).toBe(0);
  await walk.harness.drain();
  expect(await shown(walk)).toMatchObject({
    waiting: { total: 0 },
    stopped: { total: 1, rows: [{ id: walk.enrolmentId, reasonCode: "otp_refused" }] },
  });
});

test("a certificate needs a person from ninety days before its end, until a renewal has begun", async (context) => {
  const walk = await aWalk(context);
  await live(walk);
  await moveTo(walk, 91);
  expect((await shown(walk)).expiring.total).toBe(0);
  await moveTo(walk, 89);
  expect((await shown(walk)).expiring).toMatchObject({ total: 1, rows: [{ deviceId: walk.deviceId }] });

  const owner = { ...walk.place.owner, provenAt: walk.harness.clock.now() };
  await walk.harness.run(startEnrolment, owner, { deviceId: walk.deviceId });
  expect((await shown(walk)).expiring.total).toBe(0);
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
  const seen = await walk.harness.run(showAttention, stranger.owner, { establishment: walk.place.establishmentId });
  expect([seen.expiring.total, seen.stopped.total, seen.waiting.total]).toEqual([0, 0, 0]);
});
