import { expect, test } from "vitest";
import { suspendDevice } from "#lib/services/devices/suspend.ts";
import { usualEnvironment } from "#lib/services/devices/usual-environment.ts";
import { aTill } from "#tests/support/documents.ts";
import { aPlace } from "#tests/support/records.ts";

test("the environment of an establishment is the most binding one in which a device of its own is live", async (context) => {
  const { harness, place, deviceId } = await aTill(context);
  const other = await aPlace(harness);
  const usual = (of: typeof place) => harness.run(usualEnvironment, of.owner, { establishmentId: of.establishmentId });
  expect(await usual(place)).toBe("simulator");
  expect(await usual(other)).toBeUndefined();
  const foreign = { establishmentId: place.establishmentId };
  expect(await harness.run(usualEnvironment, other.owner, foreign)).toBeUndefined();

  await harness.run(suspendDevice, place.owner, { deviceId, reason: "Under repair" });
  expect(await usual(place)).toBeUndefined();
});
