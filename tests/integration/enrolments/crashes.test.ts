import { describe, expect, test } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { advanceEnrolment } from "#lib/services/enrolments/advance.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { worker } from "../../support/harness.ts";
import { another, aWalk, type Walk } from "../../support/walk.ts";

class Killed extends Error {}

/** One run of the worker that dies at the nth place between two steps; false when it got through. */
async function runUntilKilled({ harness, enrolmentId, place }: Walk, at: number): Promise<boolean> {
  let passed = 0;
  const checkpoint = () => {
    passed += 1;
    if (passed === at) throw new Killed();
  };
  const input = { enrolmentId, establishmentId: place.establishmentId };
  try {
    await execute(advanceEnrolment, createContext({ ...harness.edges, checkpoint }, worker), input);
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}

describe("a worker killed between two steps", () => {
  test("anywhere on the walk: another run goes on, one code is lost at most and no certificate", async (context) => {
    const walk = await aWalk(context, { functionalityMap: "0100" });
    const { harness, place } = walk;
    let killed = 0;
    for (let at = 1; at < 40; at += 1) {
      const anew = at === 1 ? walk : await another(walk);
      await anew.give();
      if (!(await runUntilKilled(anew, at))) break;
      killed += 1;
      await harness.drain();
      const after = await anew.show();
      if (after.status === "ready") {
        expect(after.reason).toMatchObject({ code: "otp_spent" });
        await anew.give();
        await harness.drain();
      }
      expect(await anew.show(), `killed at ${at}`).toMatchObject({
        status: "active",
        reason: null,
        codeExpiresAt: null,
      });
      const { device, credentials } = await harness.run(showDevice, place.owner, { deviceId: anew.deviceId });
      expect(device.status).toBe("live");
      expect(credentials.filter(({ status }) => status === "live")).toHaveLength(1);
    }
    expect(killed).toBeGreaterThan(12);
  });
});

describe("two workers at the same walk", () => {
  test("do every step once", async (context) => {
    const walk = await aWalk(context, { functionalityMap: "0100" });
    await walk.give();
    const input = { enrolmentId: walk.enrolmentId, establishmentId: walk.place.establishmentId };
    const runs = Array.from({ length: 3 }, () =>
      execute(advanceEnrolment, createContext(walk.harness.edges, worker), input),
    );
    await Promise.all(runs);
    expect(await walk.show()).toMatchObject({ status: "active" });
    expect([walk.calls("/compliance"), walk.calls("/compliance/invoices"), walk.calls("/production/csids")]).toEqual([
      1, 3, 1,
    ]);
  });
});
