import { expect, test, type TestContext } from "vitest";
import { wordsIn } from "#lib/i18n/words.ts";
import { showHorizon } from "#lib/services/attention/horizon.ts";
import { openCalendar } from "#lib/services/calendars/open.ts";
import { readCalendar } from "#lib/services/calendars/read.ts";
import { listCertificates } from "#lib/services/credentials/queries.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { countDevices } from "#lib/services/devices/registration.ts";
import { suspendDevice } from "#lib/services/devices/suspend.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { planSessions } from "#lib/services/otp-sessions/plan.ts";
import { startRenewal } from "#lib/services/renewals/start.ts";
import { reviewCertificates } from "#lib/services/take-over/review.ts";
import { stopWatching } from "#lib/services/take-over/stop-watching.ts";
import { watchCertificates } from "#lib/services/take-over/watch.ts";
import { rounds } from "#lib/worker/rounds.ts";
import { aUnitElsewhere } from "../../support/elsewhere.ts";
import { documentInput } from "../../support/documents.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { aCode, aPlace, type Place } from "../../support/records.ts";
import { sampleComplianceToken, sampleProductionToken } from "../../unit/crypto/samples.ts";

async function units(context: Pick<TestContext, "onTestFinished">, count: number) {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const order = { gateway: harness.edges.gateway, vatNumber: place.vatNumber, now: harness.clock.now(), documents: 0 };
  const made = [];
  for (let nth = 1; nth <= count; nth += 1)
    made.push(await aUnitElsewhere({ ...order, code: aCode(harness, place), name: `Old till ${nth}` }));
  return { harness, place, made };
}

const asked = ({ establishmentId, branchId }: Place) => ({ establishmentId, branchId, environment: "simulator" });

const review = (harness: Harness, place: Place, text: string, more: Record<string, unknown> = {}) =>
  harness.run(reviewCertificates, place.owner, { ...asked(place), text, ...more });

test("certificates of many units are looked at, watched together, and counted as ending from the first hour", async (context) => {
  const { harness, place, made } = await units(context, 3);
  const [one, two, three] = made.map(({ token }) => token);
  const rows = await review(
    harness,
    place,
    [one, one, two, three, sampleProductionToken, sampleComplianceToken].join("\n"),
    { files: [new File([], "undefined")] },
  );
  expect(rows.map(({ row, refusals }) => [row, refusals[0] ?? null])).toEqual([
    [1, null],
    [2, "repeated"],
    [3, null],
    [4, null],
    [5, "other_vat_number"],
    [6, "compliance_certificate"],
  ]);
  expect(rows[0]).toMatchObject({ environment: "simulator", guess: "production", unit: null, branchAssumed: false });
  expect((await harness.owner`select id from devices`).length).toBe(0);

  const chosen = rows.flatMap(({ certificate, refusals }) =>
    refusals.length === 0 ? (certificate?.base64 ?? []) : [],
  );
  const watched = await harness.run(watchCertificates, place.owner, { ...asked(place), chosen });
  expect(watched).toEqual({ watched: 3, made: 3 });
  await expect(harness.run(watchCertificates, place.owner, { ...asked(place), chosen })).rejects.toMatchObject({
    code: "take_over.changed",
    fields: [{ code: "elsewhere.already_known" }],
  });

  const { establishmentId: establishment } = place;
  expect(await harness.run(countDevices, place.owner, { establishment })).toMatchObject({ all: 3, live: 0 });
  const listed = await harness.run(listCertificates, place.owner, { establishment });
  expect(listed.rows.map(({ status, origin }) => [status, origin])).toEqual(made.map(() => ["live", "watched"]));
  for (const { run } of rounds.filter(({ name }) => /plan/.test(name))) await run(harness.edges);
  const plans = await harness.owner`select credential_id from renewal_plans`;
  expect(plans.length).toBe(3);
  const calendar = await harness.run(openCalendar, place.owner, {
    establishmentId: establishment,
    view: "certificates",
    locale: "en",
  });
  const text = await readCalendar(harness.edges, calendar.address.split("/").at(-1) ?? "");
  expect(text).toContain("SUMMARY:Watched certificate ends: Old till 1");
  const horizon = await harness.run(showHorizon, place.owner, { establishment });
  expect(horizon.length).toBeGreaterThan(0);
});

test("a watched device neither signs nor renews nor pauses; onboarded anew it is Khatm's and the watched certificate is superseded", async (context) => {
  const { harness, place, made } = await units(context, 1);
  const chosen = [made[0]?.certificate.base64];
  await harness.run(watchCertificates, place.owner, { ...asked(place), chosen });
  const [row] = await harness.owner<{ id: string }[]>`select id from devices`;
  const deviceId = row?.id ?? "";
  const { owner } = place;
  await expect(harness.run(issueDocument, owner, { deviceId, document: documentInput(harness) })).rejects.toMatchObject(
    { code: "document.device_not_live", params: { status: "watched" } },
  );
  await expect(harness.run(startRenewal, owner, { deviceId })).rejects.toMatchObject({ code: "device.not_renewable" });
  const { groups } = await harness.run(planSessions, owner, { pick: "chosen", device: [deviceId] });
  expect(groups).toMatchObject([{ eligible: [], blocked: [{ id: deviceId, blocks: ["custody"] }] }]);
  expect(wordsIn("en")("sessions.block.custody")).toContain("take the device over");
  await expect(harness.run(suspendDevice, owner, { deviceId, reason: "x" })).rejects.toMatchObject({
    code: "device.only_watched",
  });
  const { id: enrolmentId } = await harness.run(startEnrolment, owner, { deviceId });
  expect(await review(harness, place, made[0]?.token ?? "")).toMatchObject([{ refusals: ["already_known"] }]);
  await harness.run(submitCode, owner, { enrolmentId, code: aCode(harness, place) });
  await harness.drain();
  const { device, credentials, chain } = await harness.run(showDevice, owner, { deviceId });
  expect(device).toMatchObject({ custody: "central", status: "live" });
  const production = credentials.filter(({ kind }) => kind === "production");
  expect(production.map(({ status }) => status).toSorted()).toEqual(["live", "superseded"]);
  expect(chain).toMatchObject({ lastIcv: 0n });
  expect(await review(harness, place, made[0]?.token ?? "")).toMatchObject([{ refusals: ["already_known"] }]);
});

test("only who sees all devices may bring any, nobody for another establishment, and watching ends with a reason", async (context) => {
  const { harness, place, made } = await units(context, 1);
  const { establishmentId, branchId, owner } = place;
  const chosen = [made[0]?.certificate.base64];
  const auditor = await harness.person({ [establishmentId]: "auditor" });
  const limited = await harness.person({ [establishmentId]: "it" }, { branches: [branchId] });
  const stranger = await aPlace(harness);
  for (const actor of [auditor, limited]) {
    await expect(harness.run(watchCertificates, actor, { ...asked(place), chosen })).rejects.toMatchObject({
      code: "auth.forbidden",
    });
    await expect(harness.run(reviewCertificates, actor, { ...asked(place), text: "x" })).rejects.toMatchObject({
      code: "auth.forbidden",
    });
  }
  await expect(harness.run(watchCertificates, stranger.owner, { ...asked(place), chosen })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(harness.run(watchCertificates, owner, { ...asked(place), chosen: ["AAAA"] })).rejects.toMatchObject({
    code: "certificate.unreadable",
  });
  await expect(review(harness, place, "")).rejects.toMatchObject({ fields: [{ path: "files", code: "required" }] });

  await harness.run(watchCertificates, owner, { ...asked(place), chosen });
  const [row] = await harness.owner<{ id: string }[]>`select id from devices`;
  const input = { deviceId: row?.id, reason: "Till was sold" };
  await expect(harness.run(stopWatching, stranger.owner, input)).rejects.toMatchObject({ code: "not_found" });
  await harness.run(stopWatching, owner, input);
  await expect(harness.run(stopWatching, owner, input)).rejects.toMatchObject({ code: "device.not_watched" });
  const { device, credentials } = await harness.run(showDevice, owner, { deviceId: row?.id });
  expect(device).toMatchObject({ status: "ended", endedAs: "archived" });
  expect(credentials).toMatchObject([{ status: "superseded" }]);
});
