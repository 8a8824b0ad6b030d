import { describe, expect, test } from "vitest";
import { showConsequences } from "#lib/services/devices/consequences.ts";
import { decommissionDevice } from "#lib/services/devices/decommission.ts";
import { replaceDevice } from "#lib/services/devices/replace.ts";
import { resumeDevice, suspendDevice } from "#lib/services/devices/suspend.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { listRevocations } from "#lib/services/revocations/queries.ts";
import { issueAt } from "../../support/documents.ts";
import { aCode, aPlace } from "../../support/records.ts";
import { aLiveTill, another, standing } from "./live.ts";

const reason = "The shop is closed for a month";

describe("a suspended device", () => {
  test("issues nothing, still sends what it issued, and issues again once resumed", async (context) => {
    const till = await aLiveTill(context);
    const { harness, place, deviceId } = till;
    await issueAt(till);
    await harness.run(suspendDevice, place.owner, { deviceId, reason });
    expect((await standing(till, deviceId)).device).toMatchObject({ status: "suspended", suspendedReason: reason });
    await expect(issueAt(till)).rejects.toMatchObject({
      code: "document.device_not_live",
    });
    await harness.drain();
    expect(await harness.run(showConsequences, place.owner, { deviceId })).toMatchObject({ waiting: 0 });
    await harness.run(resumeDevice, place.owner, { deviceId });
    expect((await standing(till, deviceId)).device).toMatchObject({ status: "live", suspendedReason: null });
    await issueAt(till);
  });

  test("is suspended once, by those who may, and not by another establishment", async (context) => {
    const till = await aLiveTill(context);
    const { harness, place, deviceId } = till;
    const stranger = await aPlace(harness);
    await expect(harness.run(suspendDevice, stranger.owner, { deviceId, reason })).rejects.toMatchObject({
      code: "not_found",
    });
    const accountant = await another(till, "accountant");
    const order = { deviceId, reason };
    await expect(harness.run(suspendDevice, accountant, order)).rejects.toMatchObject({ code: "auth.forbidden" });
    await expect(harness.run(resumeDevice, accountant, order)).rejects.toMatchObject({ code: "auth.forbidden" });
    await expect(harness.run(suspendDevice, place.owner, { deviceId, reason: "" })).rejects.toMatchObject({
      code: "input.invalid",
    });
    await expect(harness.run(resumeDevice, place.owner, { deviceId })).rejects.toMatchObject({
      code: "lifecycle.illegal_transition",
    });
    await harness.run(suspendDevice, place.owner, { deviceId, reason });
    await expect(harness.run(suspendDevice, place.owner, { deviceId, reason })).rejects.toMatchObject({
      code: "lifecycle.illegal_transition",
    });
  });
});

describe("a decommissioned device", () => {
  test("is held up by waiting documents until the person accepts that they are sent afterwards", async (context) => {
    const till = await aLiveTill(context);
    const { harness, place, deviceId } = till;
    await issueAt(till);
    expect(await harness.run(showConsequences, place.owner, { deviceId })).toMatchObject({
      waiting: 1,
      certificateUntil: expect.any(Date),
    });
    const order = { deviceId, reason, confirmation: "till 1" };
    await expect(harness.run(decommissionDevice, place.owner, order)).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ path: "confirmation" }],
    });
    const typed = { ...order, confirmation: "Till ١" };
    await expect(harness.run(decommissionDevice, place.owner, typed)).rejects.toMatchObject({
      code: "device.documents_wait",
      params: { count: 1 },
    });
    await harness.run(decommissionDevice, place.owner, { ...typed, waitingAccepted: "true" });
    const ended = await standing(till, deviceId);
    expect(ended.device).toMatchObject({ status: "ended", endedAs: "decommissioned", endedReason: reason });
    expect(ended).toMatchObject({ chain: undefined, statuses: ["superseded"] });
    await harness.drain();
    expect(await harness.run(showConsequences, place.owner, { deviceId })).toMatchObject({ waiting: 0 });
    expect(await harness.run(listRevocations, place.owner, {})).toMatchObject([
      { deviceId, cause: "decommissioned", state: "open" },
    ]);
    await expect(harness.run(decommissionDevice, place.owner, typed)).rejects.toMatchObject({
      code: "lifecycle.illegal_transition",
    });
  });

  test("is decommissioned neither by who only reads nor from elsewhere", async (context) => {
    const till = await aLiveTill(context);
    const { harness, deviceId } = till;
    const order = { deviceId, reason, confirmation: "Till 1" };
    const auditor = await another(till, "auditor");
    await expect(harness.run(decommissionDevice, auditor, order)).rejects.toMatchObject({ code: "auth.forbidden" });
    const stranger = await aPlace(harness);
    await expect(harness.run(decommissionDevice, stranger.owner, order)).rejects.toMatchObject({ code: "not_found" });
    await expect(harness.run(showConsequences, stranger.owner, { deviceId })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await harness.run(listRevocations, stranger.owner, {})).toEqual([]);
  });
});

describe("a replaced device", () => {
  test("goes on until the new identity is live, and ends in that moment", async (context) => {
    const till = await aLiveTill(context);
    const { harness, place, deviceId } = till;
    const { id: successor } = await harness.run(replaceDevice, place.owner, { deviceId, confirmation: "Till 1" });
    const old = await standing(till, deviceId);
    const fresh = await standing(till, successor);
    expect(fresh.device).toMatchObject({ status: "draft", replacesId: deviceId, branchId: old.device.branchId });
    expect(fresh.device.egsSerial).not.toBe(old.device.egsSerial);
    await issueAt(till);

    const { id: enrolmentId } = await harness.run(startEnrolment, place.owner, { deviceId: successor });
    await harness.run(submitCode, place.owner, { enrolmentId, code: aCode(harness, place) });
    await harness.drain();
    expect((await standing(till, successor)).device.status).toBe("live");
    expect((await standing(till, deviceId)).device).toMatchObject({ status: "ended", endedAs: "replaced" });
    expect(await harness.run(listRevocations, place.owner, {})).toMatchObject([{ deviceId, cause: "replaced" }]);
    await issueAt({ ...till, deviceId: successor });
    await expect(issueAt(till)).rejects.toMatchObject({
      code: "document.device_not_live",
    });
  });

  test("has one successor at a time, and none as a draft or from elsewhere", async (context) => {
    const till = await aLiveTill(context);
    const { harness, place, deviceId } = till;
    const order = { deviceId, confirmation: "Till 1" };
    const stranger = await aPlace(harness);
    await expect(harness.run(replaceDevice, stranger.owner, order)).rejects.toMatchObject({ code: "not_found" });
    const accountant = await another(till, "accountant");
    await expect(harness.run(replaceDevice, accountant, order)).rejects.toMatchObject({ code: "auth.forbidden" });
    const { id: successor } = await harness.run(replaceDevice, place.owner, order);
    for (const target of [deviceId, successor])
      await expect(harness.run(replaceDevice, place.owner, { ...order, deviceId: target })).rejects.toMatchObject({
        code: "device.not_replaceable",
      });
  });
});
