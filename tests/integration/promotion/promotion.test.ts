import { expect, test } from "vitest";
import { showDevice } from "#lib/services/devices/queries.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { armEstablishment, disarmEstablishment, showArming } from "#lib/services/promotion/arm.ts";
import { promoteDevice } from "#lib/services/promotion/promote.ts";
import { createHarness } from "../../support/harness.ts";
import { documentInput } from "../../support/documents.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { aPlace } from "../../support/records.ts";
import { aDraft, atZatca, onboard } from "./zatca.ts";

test("a device proven in the simulation goes to production with a key and a chain of its own", async (context) => {
  const zatca = await atZatca(context);
  const { harness, place } = zatca;
  const { owner, establishmentId, vatNumber } = place;
  const deviceId = await aDraft(zatca, "simulation");
  await expect(harness.run(promoteDevice, owner, { deviceId })).rejects.toMatchObject({
    code: "device.not_promotable",
  });
  await onboard(zatca, deviceId, "simulation");
  await expect(harness.run(promoteDevice, owner, { deviceId })).rejects.toMatchObject({
    code: "establishment.not_armed",
  });
  const order = { establishmentId, confirmation: vatNumber, reason: "" };
  await harness.run(armEstablishment, owner, order);
  expect(await harness.run(showArming, owner, { establishmentId })).toMatchObject({
    armedBasis: "simulation",
    evidence: [{ deviceId }],
  });
  const { id: promoted } = await harness.run(promoteDevice, owner, { deviceId });
  await expect(harness.run(promoteDevice, owner, { deviceId })).rejects.toMatchObject({
    code: "device.not_promotable",
  });
  await onboard(zatca, promoted, "production");
  const rehearsing = await harness.run(showDevice, owner, { deviceId });
  const real = await harness.run(showDevice, owner, { deviceId: promoted });
  expect(real.device).toMatchObject({ status: "live", environment: "production", promotedFromId: deviceId });
  expect(rehearsing.device.status).toBe("live");
  expect(real.chain?.id).not.toBe(rehearsing.chain?.id);
  const keys = await harness.owner`select distinct public_key from key_pairs`;
  expect(keys).toHaveLength(2);
  await harness.run(issueDocument, owner, { deviceId: promoted, document: documentInput(harness) });
  await expect(harness.run(disarmEstablishment, owner, { establishmentId, reason: "Too early" })).rejects.toMatchObject(
    {
      code: "establishment.in_use",
    },
  );
});

test("without arming nothing is enrolled or issued in production", async (context) => {
  const zatca = await atZatca(context);
  const { harness, place } = zatca;
  const { owner, establishmentId, vatNumber } = place;
  const deviceId = await aDraft(zatca, "production");
  await expect(harness.run(startEnrolment, owner, { deviceId })).rejects.toMatchObject({
    code: "establishment.not_armed",
  });
  const order = { establishmentId, confirmation: vatNumber };
  await expect(harness.run(armEstablishment, owner, order)).rejects.toMatchObject({
    code: "establishment.no_evidence",
  });
  await harness.run(armEstablishment, owner, { ...order, reason: "Live with another system since 2024" });
  expect(await harness.run(showArming, owner, { establishmentId })).toMatchObject({ armedBasis: "override" });
  await onboard(zatca, deviceId, "production");
  await harness.owner`update establishments set armed_at = null, armed_basis = null`;
  await expect(harness.run(issueDocument, owner, { deviceId, document: documentInput(harness) })).rejects.toMatchObject(
    { code: "establishment.not_armed" },
  );
});

test("arming is the owner's, typed, freshly signed in, and of their own establishment", async (context) => {
  const { harness, place } = await atZatca(context);
  const { owner, establishmentId, vatNumber } = place;
  const order = { establishmentId, confirmation: vatNumber, reason: "We know what we do" };
  const admin = await harness.person({ [establishmentId]: "admin" });
  await expect(harness.run(armEstablishment, admin, order)).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(harness.run(disarmEstablishment, admin, order)).rejects.toMatchObject({ code: "auth.forbidden" });
  const stranger = await aPlace(harness);
  await expect(harness.run(armEstablishment, stranger.owner, order)).rejects.toMatchObject({ code: "not_found" });
  await expect(harness.run(disarmEstablishment, stranger.owner, order)).rejects.toMatchObject({ code: "not_found" });
  await expect(harness.run(showArming, stranger.owner, order)).rejects.toMatchObject({ code: "not_found" });
  await expect(
    harness.run(armEstablishment, owner, { ...order, confirmation: stranger.vatNumber }),
  ).rejects.toMatchObject({ code: "input.invalid", fields: [{ path: "confirmation" }] });
  harness.clock.advance(60 * 60_000);
  await expect(harness.run(armEstablishment, owner, order)).rejects.toMatchObject({ code: "auth.fresh_required" });
  const present = { ...owner, provenAt: harness.clock.now() };
  await harness.run(armEstablishment, present, order);
  await expect(harness.run(armEstablishment, present, order)).rejects.toMatchObject({ code: "changed_meanwhile" });
  await harness.run(disarmEstablishment, present, { establishmentId, reason: "Not yet" });
});

test("where Khatm's own simulator answers no establishment is armed", async (context) => {
  const harness = await createHarness(context);
  const { owner, establishmentId, vatNumber } = await aPlace(harness);
  await expect(
    harness.run(armEstablishment, owner, { establishmentId, confirmation: vatNumber, reason: "Training" }),
  ).rejects.toMatchObject({ code: "establishment.not_armable" });
});

test("a device is promoted neither from elsewhere nor by who only reads", async (context) => {
  const zatca = await atZatca(context);
  const { harness, place } = zatca;
  const deviceId = await aDraft(zatca, "simulation");
  const stranger = await aPlace(harness);
  await expect(harness.run(promoteDevice, stranger.owner, { deviceId })).rejects.toMatchObject({ code: "not_found" });
  const auditor = await harness.person({ [place.establishmentId]: "auditor" });
  await expect(harness.run(promoteDevice, auditor, { deviceId })).rejects.toMatchObject({ code: "auth.forbidden" });
});
