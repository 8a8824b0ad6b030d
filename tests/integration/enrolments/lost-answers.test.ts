import { describe, expect, test } from "vitest";
import { repeatStep } from "#lib/services/enrolments/repeat.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { aWalk } from "../../support/walk.ts";

describe("an answer that is lost", () => {
  test.for(["lost", "lost-behind-504"] as const)(
    "after POST /compliance (%s) is asked for once more; a spent code asks for a new one",
    async (kind, context) => {
      const walk = await aWalk(context, { functionalityMap: "0100" });
      const { harness } = walk;
      harness.simulator.inject({ kind, path: "/compliance" });
      await walk.give();
      await harness.drain();
      expect(await walk.show()).toMatchObject({ status: "ready", reason: { code: "otp_spent" }, codeExpiresAt: null });
      expect(walk.calls("/compliance")).toBe(2);

      await walk.give();
      await harness.drain();
      expect(await walk.show()).toMatchObject({ status: "active", reason: null });
    },
  );

  test("a connection broken before the platform saw the code costs no code", async (context) => {
    const walk = await aWalk(context, { functionalityMap: "0100" });
    walk.harness.simulator.inject({ kind: "reset", path: "/compliance" });
    await walk.give();
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "active", reason: null });
    expect(walk.calls("/compliance")).toBe(2);
  });

  test("twice after POST /compliance asks for a new code instead of hammering", async (context) => {
    const walk = await aWalk(context);
    walk.harness.simulator.inject({ kind: "reset", path: "/compliance", times: null });
    await walk.give();
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({
      status: "ready",
      reason: { code: "otp_answer_lost" },
      codeExpiresAt: null,
    });
    expect(walk.calls("/compliance")).toBe(2);
  });

  test("after POST /production/csids is asked for once more and the certificate that comes is used", async (context) => {
    const walk = await aWalk(context, { functionalityMap: "0100" });
    walk.harness.simulator.inject({ kind: "lost", path: "/production/csids" });
    await walk.give();
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "active", reason: null });
    expect(walk.calls("/production/csids")).toBe(2);
  });

  test("after POST /production/csids with the repeat refused says so, and a fresh start is the way on", async (context) => {
    const walk = await aWalk(context, { functionalityMap: "0100" });
    const { simulator, drain } = walk.harness;
    simulator.inject({ kind: "lost", path: "/production/csids" });
    simulator.set({ repeatedProduction: "refused" });
    await walk.give();
    await drain();
    expect(await walk.show()).toMatchObject({ status: "checked", reason: { code: "production_refused_after_loss" } });
    const { device } = await walk.harness.run(showDevice, walk.place.owner, { deviceId: walk.deviceId });
    expect(device.status).toBe("draft");
  });

  test("twice after POST /production/csids stops, and a person's repeat goes on", async (context) => {
    const walk = await aWalk(context, { functionalityMap: "0100" });
    const { harness, place, enrolmentId } = walk;
    harness.simulator.inject({ kind: "reset", path: "/production/csids", times: 2 });
    await walk.give();
    await harness.drain();
    expect(await walk.show()).toMatchObject({
      status: "production_requested",
      reason: { code: "production_answer_lost" },
    });

    await harness.run(repeatStep, place.owner, { enrolmentId });
    await harness.drain();
    expect(await walk.show()).toMatchObject({ status: "active", reason: null });
  });
});
