import { expect, test } from "vitest";
import { findChoices } from "#lib/services/choices/find.ts";
import { namesOf } from "#lib/services/choices/names.ts";
import { registerDevice } from "#lib/services/devices/register.ts";
import { aTill } from "../../support/documents.ts";
import { branchInput, aPlace, deviceInput } from "../../support/records.ts";
import { anIssued } from "../../support/submissions.ts";

test("records are found by their names, only where one has a role, and named by their ids", async (context) => {
  const till = await aTill(context);
  const { harness, place, deviceId } = till;
  const other = await aPlace(harness);
  const draft = await harness.run(
    registerDevice,
    place.owner,
    deviceInput(place.establishmentId, place.branchId, { name: "كاشير الإستقبال" }),
  );
  const theirs = await harness.run(registerDevice, other.owner, deviceInput(other.establishmentId, other.branchId));
  const find = async (asked: Record<string, string>, owner = place.owner) =>
    (await harness.run(findChoices, owner, asked)).rows.map(({ id }) => id);

  expect(await find({ of: "device" })).toEqual(expect.arrayContaining([deviceId, draft.id]));
  expect(await find({ of: "device", q: "استقبال" })).toEqual([draft.id]);
  expect(await find({ of: "issuer" })).toEqual([deviceId]);
  await harness.owner`update devices set custody = 'watched' where id = ${deviceId}`;
  expect(await find({ of: "issuer" })).toEqual([]);
  expect(await find({ of: "branch", q: branchInput("").nameEn })).toEqual([place.branchId]);
  expect(await find({ of: "device", establishment: other.establishmentId })).toEqual([]);
  expect(await find({ of: "branch", establishment: other.establishmentId })).toEqual([]);
  expect(await find({ of: "device" }, other.owner)).toEqual([theirs.id]);

  const asked = { devices: [deviceId, theirs.id, "nonsense"], branches: [place.branchId, other.branchId] };
  const { devices, branches } = await harness.run(namesOf, place.owner, asked);
  expect(devices.map(({ id }) => id)).toEqual([deviceId]);
  expect(branches.map(({ id }) => id)).toEqual([place.branchId]);

  const limited = await harness.person({ [place.establishmentId]: "accountant" }, { branches: [crypto.randomUUID()] });
  expect(await find({ of: "device" }, limited)).toEqual([]);
});

test("a sender is a device that may send, or of which documents wait", async (context) => {
  const till = await aTill(context);
  const { harness, place, deviceId } = till;
  const draft = deviceInput(place.establishmentId, place.branchId, { name: "Till 2" });
  await harness.run(registerDevice, place.owner, draft);
  const found = async () => (await harness.run(findChoices, place.owner, { of: "sender" })).rows.map(({ id }) => id);
  expect(await found()).toEqual([deviceId]);
  const documentId = await anIssued(till);
  for (const status of ["suspended", "ended"]) {
    await harness.owner`update devices set status = ${status} where id = ${deviceId}`;
    expect(await found(), status).toEqual([deviceId]);
  }
  await harness.owner`update submissions set state = 'accepted' where document_id = ${documentId}`;
  expect(await found()).toEqual([]);
});
