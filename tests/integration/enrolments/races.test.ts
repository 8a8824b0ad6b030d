import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { registerDevice } from "#lib/services/devices/register.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { createHarness } from "../../support/harness.ts";
import { aDevice, aPlace, deviceInput } from "../../support/records.ts";

/** Long enough for a command that does not wait to have ended. */
const aWhile = 1000;

test("no walk begins of a device that somebody is ending", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const deviceId = await aDevice(harness, place);
  const started = await harness.owner.begin(async (sql) => {
    await sql`update devices set status = 'ended', ended_at = now() where id = ${deviceId}`;
    const start = Promise.allSettled([harness.run(startEnrolment, place.owner, { deviceId })]);
    await sleep(aWhile);
    return { start };
  });
  expect(await started.start).toMatchObject([{ status: "rejected", reason: { code: "device.not_enrollable" } }]);
});

test("no device is put to serve a branch that somebody is archiving", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const input = deviceInput(place.establishmentId, place.branchId);
  const registered = await harness.owner.begin(async (sql) => {
    await sql`update branches set archived_at = now() where id = ${place.branchId}`;
    const register = Promise.allSettled([harness.run(registerDevice, place.owner, input)]);
    await sleep(aWhile);
    return { register };
  });
  expect(await registered.register).toMatchObject([{ status: "rejected", reason: { code: "branch.archived" } }]);
});
