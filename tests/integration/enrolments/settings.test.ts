import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { readCsr } from "#lib/crypto/read-csr.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import type { SettingKey, SettingValue } from "#lib/domain/settings.ts";
import { registerDevice } from "#lib/services/devices/register.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { startRenewal } from "#lib/services/renewals/start.ts";
import { changeSetting } from "#lib/services/settings/change.ts";
import { aTill } from "../../support/documents.ts";
import { deviceInput } from "../../support/records.ts";
import { hour } from "../../support/submissions.ts";
import { aWalk, type Walk } from "../../support/walk.ts";
import { aRenewal, onboardInPlace, ownerNow, standingOf } from "../renewals/renewing.ts";

const set = ({ harness, place }: Walk, key: SettingKey, value: SettingValue) =>
  harness.run(changeSetting, place.owner, {
    establishmentId: place.establishmentId,
    environment: "simulator",
    key,
    value,
  });

const requestOf = async ({ harness, deviceId }: Walk) => {
  const [row] = await harness.owner<{ pem: string }[]>`
    select csr_pem as pem from enrolments where device_id = ${deviceId} order by created_at desc limit 1`;
  return await readCsr(row?.pem ?? "");
};

test("a certificate request follows the settings for its string type and its characters", async (context) => {
  const walk = await aWalk(context);
  const { harness, place } = walk;
  expect((await requestOf(walk)).template).toMatchObject({ stringType: "UTF8String" });
  const odd = {
    ...deviceInput(place.establishmentId, place.branchId),
    csrOrganization: "Olaya & Sons",
    egsSerial: "1-Khatm|2-odd|3-1",
  };
  const refused = { code: "input.invalid", fields: [{ path: "csrOrganization", code: "csr.characters" }] };
  await expect(harness.run(registerDevice, place.owner, odd)).rejects.toMatchObject(refused);

  await set(walk, "enrolment.template_string_type", "printable");
  await set(walk, "enrolment.csr_characters", "warn");
  const { id: deviceId } = await harness.run(registerDevice, place.owner, odd);
  await harness.run(startEnrolment, place.owner, { deviceId });
  const request = await requestOf({ ...walk, deviceId });
  expect(request.template).toMatchObject({ stringType: "PrintableString" });
});

test("calls about certificates wait as long as the setting says, and no others", async (context) => {
  const walk = await aWalk(context, { functionalityMap: "0100" });
  const { harness } = walk;
  const waits: number[] = [];
  const gateway = createGateway({
    fetch: harness.simulator.fetch,
    config: gatewayConfig({ KHATM_GATEWAY_SIMULATOR: "http://127.0.0.1:9/e-invoicing/core" }),
    clock: harness.clock,
    deadline: (ms) => (waits.push(ms), new AbortController().signal),
  });
  await set(walk, "enrolment.setup_timeout_ms", 7000);
  await walk.give();
  await harness.drain({ gateway });
  expect(await walk.show()).toMatchObject({ status: "active" });
  expect([walk.calls("/compliance"), walk.calls("/compliance/invoices"), walk.calls("/production/csids")]).toEqual([
    1, 3, 1,
  ]);
  expect(waits.filter((ms) => ms === 7000)).toHaveLength(2);
  expect(waits).toHaveLength(5);
});

test("where lost answers are not asked for again, a person is told at once", async (context) => {
  const walk = await aWalk(context, { functionalityMap: "0100" });
  await set(walk, "enrolment.lost_answers", "stop");
  walk.harness.simulator.inject({ kind: "reset", path: "/compliance" });
  await walk.give();
  await walk.harness.drain();
  expect(await walk.show()).toMatchObject({ status: "ready", reason: { code: "otp_answer_lost" } });
  expect(walk.calls("/compliance")).toBe(1);

  walk.harness.simulator.inject({ kind: "reset", path: "/production/csids" });
  await walk.give();
  await walk.harness.drain();
  expect(await walk.show()).toMatchObject({
    status: "production_requested",
    reason: { code: "production_answer_lost" },
  });
  expect(walk.calls("/production/csids")).toBe(1);
});

test.for(["new", "keep"] as const)("a renewal with the key that the setting says (%s)", async (key, context) => {
  const till = await aTill(context);
  await set(till, "renewal.key", key);
  const walk = await aRenewal(till);
  await walk.give();
  await walk.harness.drain();
  expect(await walk.show()).toMatchObject({ status: "active", reason: null });
  const pairs = await till.harness.owner<{ certificate: Uint8Array }[]>`
    select certificate from credentials where device_id = ${till.deviceId} and kind = 'production' and certificate is not null`;
  const keys = new Set(
    pairs.map(({ certificate }) =>
      new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" }).toString("hex"),
    ),
  );
  expect(pairs).toHaveLength(2);
  expect(keys.size).toBe(key === "new" ? 2 : 1);
});

test("an ended certificate is not offered for renewal where the setting says so", async (context) => {
  const till = await aTill(context);
  const { harness, deviceId } = till;
  const walk = await aRenewal(till);
  harness.clock.advance(6 * 366 * 24 * hour);
  await set({ ...till, place: { ...till.place, owner: ownerNow(till) } }, "renewal.expired", "onboard");
  await walk.give();
  await harness.drain();
  expect(await walk.show()).toMatchObject({
    status: "ready",
    reason: { code: "renewal_expired" },
    codeExpiresAt: null,
  });
  expect(harness.simulator.requests().filter(({ method }) => method === "PATCH")).toEqual([]);
  await onboardInPlace(walk);

  harness.clock.advance(6 * 366 * 24 * hour);
  await expect(harness.run(startRenewal, ownerNow(till), { deviceId })).rejects.toMatchObject({
    code: "device.certificate_ended",
  });
  expect((await standingOf(till)).live).toHaveLength(1);
});
