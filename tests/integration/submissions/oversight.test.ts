import { describe, expect, test } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { suspendDevice } from "#lib/services/devices/suspend.ts";
import { changeSetting, changeStandard } from "#lib/services/settings/change.ts";
import { showSettings, showStandards } from "#lib/services/settings/queries.ts";
import { resetSetting, resetStandard } from "#lib/services/settings/reset.ts";
import { listAttempts, showAttempt, showClearedCopy } from "#lib/services/submissions/evidence.ts";
import { workerPulse } from "#lib/services/submissions/heartbeat.ts";
import { holdDocuments } from "#lib/services/submissions/hold.ts";
import { queueOverview } from "#lib/services/submissions/queries.ts";
import { releaseDocuments } from "#lib/services/submissions/release.ts";
import { resumeSubmission } from "#lib/services/submissions/resume.ts";
import { submitDocument } from "#lib/services/submissions/submit.ts";
import { rounds } from "#lib/worker/rounds.ts";
import { aTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { aPlace } from "../../support/records.ts";
import { anIssued, hour, minute, opened, rowOf, work } from "../../support/submissions.ts";

describe("the clocks", () => {
  test("tell from the rows how long is left, how old the oldest is and when all is sent, although no worker runs", async (context) => {
    const till = await opened(await aTill(context));
    const { harness, place } = till;
    const show = () => harness.run(queueOverview, place.owner, {});
    for (let made = 0; made < 4; made += 1) await anIssued(till);
    expect(await show()).toMatchObject({
      worker: { alive: false },
      lanes: [{ waiting: 4, level: "calm", readyAt: null }],
    });
    await work(till);
    await anIssued(till, "standard");
    const created = harness.clock.now();
    await anIssued(till);
    harness.clock.advance(minute);
    expect((await show()).lanes).toMatchObject([
      {
        waiting: 2,
        perMinute: 0.4,
        oldest: created,
        readyAt: new Date(harness.clock.now().getTime() + 5 * minute),
        level: "calm",
      },
    ]);
    const levels: unknown[] = [];
    for (const ms of [12 * hour, 8 * hour, 4 * hour]) {
      harness.clock.advance(ms);
      levels.push((await show()).lanes[0]?.level);
    }
    expect(levels).toEqual(["watch", "urgent", "overdue"]);
    const [lane] = (await show()).lanes;
    expect(lane?.hoursLeft).toBeLessThan(0);
    const none = { waiting: 0, late: 0 };
    expect(lane?.byAge).toEqual([none, none, none, none, { waiting: 2, late: 1 }]);
  });

  test("a worker without a sign of life for a minute is told by a process that is not the worker", async (context) => {
    const { harness } = await aTill(context);
    const pulse = () => execute(workerPulse, createContext(harness.edges, worker), {});
    expect(await pulse()).toEqual({ alive: false, at: null });
    const at = harness.clock.now();
    await rounds.find(({ name }) => name === "heartbeat")?.run(harness.edges);
    harness.clock.advance(minute);
    expect(await pulse()).toEqual({ alive: true, at });
    harness.clock.advance(1);
    expect(await pulse()).toEqual({ alive: false, at });
  });
});

describe("a person", () => {
  test("holds a device's documents and lets them go on, though the device is suspended", async (context) => {
    const till = await opened(await aTill(context));
    const { harness, place, deviceId } = till;
    const id = await anIssued(till);
    await harness.run(suspendDevice, place.owner, { deviceId, reason: "Under repair" });
    await harness.run(holdDocuments, place.owner, { deviceId, note: "Stocktaking" });
    await work(till, hour);
    expect(await rowOf(till, id)).toMatchObject({ attempts: 0 });
    const { held, lanes } = await harness.run(queueOverview, place.owner, {});
    expect(held).toMatchObject([{ reason: "person", note: "Stocktaking", waiting: 1, probeAt: null }]);
    expect(lanes).toMatchObject([{ waiting: 1, heldBack: 1, readyAt: null }]);
    await harness.run(releaseDocuments, place.owner, { deviceId });
    await harness.drain();
    expect(await rowOf(till, id)).toMatchObject({ state: "accepted" });
    const audited =
      await harness.owner`select action, detail from audit_entries where action like 'device.%_documents' order by id`;
    expect(audited).toMatchObject([
      { detail: { reason: "person", note: "Stocktaking" } },
      { detail: { reason: "person" } },
    ]);
  });

  test("without the right, or of another establishment, can neither see nor do any of it", async (context) => {
    const till = await opened(await aTill(context));
    const { harness, place, deviceId } = till;
    const documentId = await anIssued(till, "standard");
    await work(till);
    const [attempt] = await harness.run(listAttempts, place.owner, { documentId });
    const stranger = (await aPlace(harness)).owner;
    const missing = { code: "not_found" };
    await expect(harness.run(holdDocuments, stranger, { deviceId, note: "x" })).rejects.toMatchObject(missing);
    await expect(harness.run(releaseDocuments, stranger, { deviceId })).rejects.toMatchObject(missing);
    await expect(harness.run(resumeSubmission, stranger, { documentId })).rejects.toMatchObject(missing);
    await expect(harness.run(showClearedCopy, stranger, { documentId })).rejects.toMatchObject(missing);
    await expect(harness.run(showAttempt, stranger, { documentId, attemptId: attempt?.id })).rejects.toMatchObject(
      missing,
    );
    expect(await harness.run(listAttempts, stranger, { documentId })).toEqual([]);
    expect(await harness.run(queueOverview, stranger, {})).toMatchObject({ lanes: [], held: [] });
    const auditor = await harness.person({ [place.establishmentId]: "auditor" });
    const forbidden = { code: "auth.forbidden" };
    await expect(harness.run(holdDocuments, auditor, { deviceId, note: "x" })).rejects.toMatchObject(forbidden);
    await expect(harness.run(releaseDocuments, auditor, { deviceId })).rejects.toMatchObject(forbidden);
    await expect(harness.run(resumeSubmission, auditor, { documentId })).rejects.toMatchObject(forbidden);
    await expect(
      harness.run(submitDocument, place.owner, { documentId, establishmentId: place.establishmentId }),
    ).rejects.toMatchObject(forbidden);
    await expect(harness.run(resumeSubmission, place.owner, { documentId })).rejects.toMatchObject({
      code: "lifecycle.illegal_transition",
    });
  });
});

describe("settings", () => {
  test("of an establishment stand over the installation's and those over the standard; every change is audited", async (context) => {
    const { harness, place } = await aTill(context);
    const at = { environment: "simulator", key: "document.tell_person_after" };
    const here = { establishmentId: place.establishmentId, ...at };
    const operator = await harness.person({}, { operator: true });
    const read = async () =>
      (await harness.run(showSettings, place.owner, here)).find(({ key }) => key === "document.tell_person_after");
    expect(await read()).toMatchObject({ value: 8, standard: 8, changedBy: null });
    await harness.run(changeStandard, operator, { ...at, value: 5 });
    expect(await read()).toMatchObject({ value: 5, changedBy: "installation" });
    await harness.run(changeSetting, place.owner, { ...here, value: 3 });
    await harness.run(changeSetting, place.owner, { ...here, value: 4 });
    expect(await read()).toMatchObject({ value: 4, standard: 8, changedBy: "establishment" });
    await harness.run(resetSetting, place.owner, here);
    expect(await read()).toMatchObject({ value: 5 });
    const installation = { environment: "simulator", key: at.key };
    const standards = async () =>
      (await harness.run(showStandards, operator, installation)).find(({ key }) => key === at.key);
    expect(await standards()).toMatchObject({ value: 5, standard: 8, changedBy: "installation" });
    await harness.run(resetStandard, operator, installation);
    expect(await standards()).toMatchObject({ value: 8, changedBy: null });
    expect(await read()).toMatchObject({ value: 8, changedBy: null });
    await expect(harness.run(resetStandard, operator, installation)).rejects.toMatchObject({ code: "not_found" });
    const forbidden = { code: "auth.forbidden" };
    await expect(harness.run(showStandards, place.owner, installation)).rejects.toMatchObject(forbidden);
    await expect(harness.run(resetStandard, place.owner, installation)).rejects.toMatchObject(forbidden);
    const audited = await harness.owner`select action from audit_entries where entity = 'setting' order by id`;
    expect(audited.map((row) => row["action"])).toEqual([
      "settings.change_standard",
      "settings.change",
      "settings.change",
      "settings.reset",
      "settings.reset_standard",
    ]);

    for (const value of [0, "8", true])
      await expect(harness.run(changeSetting, place.owner, { ...here, value })).rejects.toMatchObject({
        code: "input.invalid",
      });
    await expect(
      harness.run(changeSetting, place.owner, { ...here, key: "document.colour", value: 1 }),
    ).rejects.toMatchObject({ code: "input.invalid" });
    await expect(harness.run(changeStandard, place.owner, { ...at, value: 5 })).rejects.toMatchObject({
      code: "auth.forbidden",
    });
    const accountant = await harness.person({ [place.establishmentId]: "accountant" });
    await expect(harness.run(changeSetting, accountant, { ...here, value: 5 })).rejects.toMatchObject({
      code: "auth.forbidden",
    });
    const stranger = (await aPlace(harness)).owner;
    await expect(harness.run(changeSetting, stranger, { ...here, value: 5 })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(harness.run(resetSetting, stranger, here)).rejects.toMatchObject({ code: "not_found" });
    await expect(harness.run(showSettings, stranger, here)).rejects.toMatchObject({ code: "not_found" });
  });
});
