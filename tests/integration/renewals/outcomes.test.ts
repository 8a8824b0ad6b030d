import { describe, expect, test } from "vitest";
import { abandonEnrolment } from "#lib/services/enrolments/abandon.ts";
import { repeatStep } from "#lib/services/enrolments/repeat.ts";
import { reinstateCredential } from "#lib/services/renewals/reinstate.ts";
import { aTill } from "../../support/documents.ts";
import { aCode, aPlace } from "../../support/records.ts";
import { anIssued, hour, opened, rowOf, work } from "../../support/submissions.ts";
import { aRenewal, onboardInPlace, ownerNow, signedBy, standingOf } from "./renewing.ts";

const patched = { path: "/production/csids", method: "PATCH" };

describe("a renewal that is refused keeps the present certificate live", () => {
  test("a refused code and a code for onboarding ask for another one", async (context) => {
    const till = await aTill(context);
    const walk = await aRenewal(till);
    for (const code of ["999999", aCode(till.harness, till.place)]) {
      await walk.give(code);
      await walk.harness.drain();
      expect(await walk.show()).toMatchObject({
        status: "ready",
        reason: { code: "otp_refused" },
        codeExpiresAt: null,
      });
    }
    expect((await standingOf(till)).live).toHaveLength(1);
    await walk.give();
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "active", reason: null });
  });

  test("401 says that the present login is refused; onboarding in place is the way on", async (context) => {
    const till = await aTill(context);
    const walk = await aRenewal(till);
    const [device] = till.harness.simulator.devices();
    till.harness.simulator.revoke(device?.id ?? 0, "test");
    await walk.give();
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "ready", reason: { code: "renewal_login_refused" } });
    expect((await standingOf(till)).live).toHaveLength(1);

    await onboardInPlace(walk);
    const { live, production } = await standingOf(till);
    expect(live).toHaveLength(1);
    expect(production.filter(({ status }) => status === "superseded")).toHaveLength(1);
  });

  test.for(["accepted", "refused"] as const)(
    "an expired certificate is tried once (%s)",
    async (expiredRenewal, context) => {
      const till = await aTill(context);
      const { harness } = till;
      harness.simulator.set({ expiredRenewal });
      harness.clock.advance(6 * 366 * 24 * hour);
      const walk = await aRenewal(till);
      await walk.give();
      await harness.drain();
      expect(harness.simulator.requests().filter(({ method }) => method === "PATCH")).toHaveLength(1);
      if (expiredRenewal === "accepted") {
        expect(await walk.show()).toMatchObject({ status: "active", reason: null });
        return;
      }
      expect(await walk.show()).toMatchObject({ status: "ready", reason: { code: "renewal_expired" } });
      await onboardInPlace(walk);
    },
  );
});

describe("an answer that is lost", () => {
  test("after PATCH is asked for once more; a spent code asks for a new one", async (context) => {
    const till = await aTill(context);
    const walk = await aRenewal(till);
    till.harness.simulator.inject({ kind: "lost", ...patched });
    await walk.give();
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "ready", reason: { code: "otp_spent" }, codeExpiresAt: null });
    expect((await standingOf(till)).live).toHaveLength(1);
    await walk.give();
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "active", reason: null });
  });

  test("after a PATCH that renewed at once: the certificate is gone, and onboarding in place is the way on", async (context) => {
    const till = await aTill(context);
    till.harness.simulator.set({ renewal: "200" });
    const walk = await aRenewal(till);
    till.harness.simulator.inject({ kind: "lost", ...patched });
    await walk.give();
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "ready", reason: { code: "renewal_answer_lost" } });
    expect((await standingOf(till)).live).toHaveLength(1);
    await onboardInPlace(walk);
  });

  test("twice without an answer asks for a new code", async (context) => {
    const till = await aTill(context);
    const walk = await aRenewal(till);
    till.harness.simulator.inject({ kind: "reset", ...patched, times: 2 });
    await walk.give();
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "ready", reason: { code: "otp_answer_lost" } });
  });

  test.for(["issued", "refused"] as const)("after POST /production/csids, the repeat %s", async (repeated, context) => {
    const till = await aTill(context);
    const walk = await aRenewal(till);
    till.harness.simulator.set({ repeatedProduction: repeated });
    till.harness.simulator.inject({ kind: "lost", path: "/production/csids", method: "POST" });
    await walk.give();
    await walk.harness.drain();
    expect((await standingOf(till)).live).toHaveLength(1);
    if (repeated === "issued") {
      expect(await walk.show()).toMatchObject({ status: "active", reason: null });
      return;
    }
    expect(await walk.show()).toMatchObject({ status: "checked", reason: { code: "production_refused_after_loss" } });
    await onboardInPlace(walk);
  });
});

describe("the new certificate proves itself before it is used", () => {
  test("a failed dry run stops, and a repeat goes on with the same certificate", async (context) => {
    const till = await aTill(context, { functionalityMap: "0100" });
    till.harness.simulator.set({ renewal: "200" });
    const walk = await aRenewal(till);
    const before = await standingOf(till);
    till.harness.simulator.inject({ kind: "check-failed", path: "/compliance/invoices" });
    await walk.give();
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "issued", reason: { code: "proof_failed" } });
    expect((await standingOf(till)).live[0]?.id).toBe(before.live[0]?.id);
    await walk.harness.run(repeatStep, ownerNow(walk), { enrolmentId: walk.enrolmentId });
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "active", reason: null });
  });

  test("an unavailable platform only delays it, and a refused login asks to repeat", async (context) => {
    const till = await aTill(context, { functionalityMap: "0100" });
    till.harness.simulator.set({ renewal: "200" });
    const walk = await aRenewal(till);
    till.harness.simulator.inject({ kind: "unavailable", path: "/compliance/invoices" });
    till.harness.simulator.inject({ kind: "unauthorized", path: "/compliance/invoices" });
    await walk.give();
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "issued", reason: { code: "unavailable" } });
    till.harness.clock.advance(30_000);
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "issued", reason: { code: "credential_refused" } });
    await walk.harness.run(repeatStep, ownerNow(walk), { enrolmentId: walk.enrolmentId });
    await walk.harness.drain();
    expect(await walk.show()).toMatchObject({ status: "active", reason: null });
  });
});

describe("the way back", () => {
  test("asks for the device's name, goes one step, and signs in the chain of the certificate before", async (context) => {
    const till = await opened(await aTill(context));
    const { harness, place } = till;
    harness.simulator.set({ revokeOldAfter: 24 * 3600 });
    await anIssued(till);
    await work(till);
    const walk = await aRenewal(till);
    await walk.give();
    await harness.drain();
    const { production, device } = await standingOf(till);
    const [renewed, before] = production;
    const credentialId = before?.id ?? "";
    const back = (more: object) => harness.run(reinstateCredential, ownerNow(till), { credentialId, ...more });

    await expect(back({ confirmation: "Till 2" })).rejects.toMatchObject({ code: "input.invalid" });
    const other = await aPlace(harness);
    const input = { credentialId, confirmation: device.name };
    await expect(harness.run(reinstateCredential, other.owner, input)).rejects.toMatchObject({ code: "not_found" });
    const auditor = await harness.person({ [place.establishmentId]: "auditor" });
    await expect(harness.run(reinstateCredential, auditor, input)).rejects.toMatchObject({ code: "auth.forbidden" });

    await back({ confirmation: device.name });
    await expect(back({ confirmation: device.name })).rejects.toMatchObject({ code: "credential.not_reinstatable" });
    const documentId = await anIssued(till);
    await work(till);
    expect((await signedBy(till)).at(-1)).toMatchObject({ icv: 2, credential_id: credentialId });
    expect(await rowOf(till, documentId)).toMatchObject({ state: "accepted" });
    expect((await standingOf(till)).production.find(({ id }) => id === renewed?.id)?.status).toBe("superseded");
  });
});

test("an abandoned renewal leaves the present certificate live and another can begin", async (context) => {
  const till = await aTill(context);
  const walk = await aRenewal(till);
  await till.harness.run(abandonEnrolment, ownerNow(till), { enrolmentId: walk.enrolmentId });
  expect((await standingOf(till)).live).toHaveLength(1);
  const next = await aRenewal(till);
  expect(next.enrolmentId).not.toBe(walk.enrolmentId);
});
