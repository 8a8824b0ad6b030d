import { describe, expect, test } from "vitest";
import { showDevice } from "#lib/services/devices/queries.ts";
import { showEnrolment } from "#lib/services/enrolments/queries.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { createHarness } from "../../support/harness.ts";
import { aCode, aDevice, aPlace } from "../../support/records.ts";

describe("a device goes from key pair to production certificate", () => {
  test.for([
    ["1000", 3],
    ["0100", 3],
    ["1100", 6],
  ] as const)("map %s passes its %i checks and goes live", async ([functionalityMap, checks], context) => {
    const harness = await createHarness(context);
    const place = await aPlace(harness);
    const deviceId = await aDevice(harness, place, { functionalityMap });
    const { id: enrolmentId } = await harness.run(startEnrolment, place.owner, { deviceId });
    await harness.run(submitCode, place.owner, { enrolmentId, code: aCode(harness, place) });
    await harness.drain();

    const enrolment = await harness.run(showEnrolment, place.owner, { enrolmentId });
    expect(enrolment).toMatchObject({ status: "active", reason: null, codeExpiresAt: null });
    expect(enrolment.checks.map(({ status }) => status)).toEqual(Array(checks).fill("passed"));
    const { device, credentials, chain } = await harness.run(showDevice, place.owner, { deviceId });
    expect(device.status).toBe("live");
    expect(chain).toMatchObject({ status: "open", lastIcv: 0n });
    expect(credentials.map(({ kind, status, vatNumber, egsSerial }) => [kind, status, vatNumber, egsSerial])).toEqual([
      ["production", "live", place.vatNumber, device.egsSerial],
      ["compliance", "superseded", place.vatNumber, device.egsSerial],
    ]);
    expect(harness.simulator.devices()).toHaveLength(1);
  });

  test("two clicks make one enrolment, and a second code replaces the first", async (context) => {
    const harness = await createHarness(context);
    const place = await aPlace(harness);
    const deviceId = await aDevice(harness, place);
    const both = await Promise.allSettled([
      harness.run(startEnrolment, place.owner, { deviceId }),
      harness.run(startEnrolment, place.owner, { deviceId }),
    ]);
    const won = both.flatMap((each) => (each.status === "fulfilled" ? [each.value.id] : []));
    expect(won.length).toBeGreaterThan(0);
    const { id: enrolmentId } = await harness.run(startEnrolment, place.owner, { deviceId });
    expect(won).toContain(enrolmentId);

    const code = aCode(harness, place);
    await harness.run(submitCode, place.owner, { enrolmentId, code: "000000" });
    await harness.run(submitCode, place.owner, { enrolmentId, code: toArabicDigits(code) });
    await harness.drain();
    expect(await harness.run(showEnrolment, place.owner, { enrolmentId })).toMatchObject({ status: "active" });
    expect(harness.simulator.requests().filter(({ path }) => path.endsWith("/compliance"))).toHaveLength(1);
  });
});

const toArabicDigits = (text: string): string => text.replaceAll(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩".charAt(Number(digit)));
