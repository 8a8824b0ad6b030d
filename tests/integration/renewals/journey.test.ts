import { describe, expect, test } from "vitest";
import { changeSetting } from "#lib/services/settings/change.ts";
import { startRenewal } from "#lib/services/renewals/start.ts";
import { aTill } from "../../support/documents.ts";
import { createHarness } from "../../support/harness.ts";
import { aDevice, aPlace } from "../../support/records.ts";
import { anIssued, opened, work } from "../../support/submissions.ts";
import { aRenewal, ownerNow, signedBy, standingOf } from "./renewing.ts";

describe("a live device is renewed beside its certificate", () => {
  test.for([
    ["428", 6],
    ["428-wrapped", 6],
    ["200", 0],
  ] as const)("%s: %i checks, proof, then the switch in one step", async ([renewal, checks], context) => {
    const till = await aTill(context);
    till.harness.simulator.set({ renewal });
    const before = till.calls("/compliance/invoices");
    const walk = await aRenewal(till);
    expect((await standingOf(till)).live).toHaveLength(1);
    await walk.give();
    await walk.harness.drain();

    expect(await walk.show()).toMatchObject({ kind: "renewal", status: "active", reason: null, codeExpiresAt: null });
    const { live, production, chain } = await standingOf(till);
    expect(production.map(({ status }) => status)).toEqual(["live", "superseded"]);
    expect(live[0]?.fingerprint).not.toBe(production[1]?.fingerprint);
    expect(chain).toMatchObject({ status: "open", lastIcv: 0n });
    expect(walk.calls("/compliance/invoices") - before).toBe(checks + 1);
    expect((await walk.show()).events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["verified", "proved", "activated"]),
    );
  });

  test("the chain restarts, or goes on where the setting says so", async (context) => {
    const till = await opened(await aTill(context), { "renewal.chain": "continue" });
    await anIssued(till);
    const first = await aRenewal(till);
    await first.give();
    await work(first);
    await work(first, 5_000);
    expect(await first.show()).toMatchObject({ status: "active" });
    await anIssued(till);
    const { place, harness } = till;
    const where = { establishmentId: place.establishmentId, environment: "simulator" };
    await harness.run(changeSetting, place.owner, { ...where, key: "renewal.chain", value: "restart" });
    await work(till);
    const second = await aRenewal(till);
    await second.give();
    await work(second);
    expect(await second.show()).toMatchObject({ status: "active" });
    await anIssued(till);
    const signed = await signedBy(till);
    expect(signed.map(({ icv }) => icv)).toEqual([1, 2, 1]);
    expect(new Set(signed.map(({ chain_id }) => chain_id)).size).toBe(2);
    expect(new Set(signed.map(({ credential_id }) => credential_id)).size).toBe(3);
  });

  test("two clicks renew once", async (context) => {
    const till = await aTill(context);
    const { harness, deviceId } = till;
    const clicks = await Promise.allSettled(
      Array.from({ length: 2 }, () => harness.run(startRenewal, ownerNow(till), { deviceId })),
    );
    const won = clicks.flatMap((each) => (each.status === "fulfilled" ? [each.value.id] : []));
    expect(won.length).toBeGreaterThan(0);
    expect(new Set(won).size).toBe(1);
    expect(await harness.run(startRenewal, ownerNow(till), { deviceId })).toEqual({ id: won[0], existing: true });
  });
});

describe("who may renew what", () => {
  test("a device of another establishment is not found, a reader is refused", async (context) => {
    const till = await aTill(context);
    const { harness, deviceId, place } = till;
    const other = await aPlace(harness);
    await expect(harness.run(startRenewal, other.owner, { deviceId })).rejects.toMatchObject({ code: "not_found" });
    for (const role of ["accountant", "auditor"] as const) {
      const reader = await harness.person({ [place.establishmentId]: role });
      await expect(harness.run(startRenewal, reader, { deviceId })).rejects.toMatchObject({ code: "auth.forbidden" });
    }
  });

  test("a device without a live certificate has nothing to renew, one with other records is onboarded again", async (context) => {
    const harness = await createHarness(context);
    const place = await aPlace(harness);
    const draft = await aDevice(harness, place);
    await expect(harness.run(startRenewal, place.owner, { deviceId: draft })).rejects.toMatchObject({
      code: "device.not_renewable",
    });
    const till = await aTill(context);
    await till.harness.owner`update devices set csr_common_name = 'Till-other' where id = ${till.deviceId}`;
    await expect(till.harness.run(startRenewal, ownerNow(till), { deviceId: till.deviceId })).rejects.toMatchObject({
      code: "device.renewal_needs_onboarding",
    });
  });
});
