import { expect, test } from "vitest";
import { countChanged } from "#lib/services/credentials/changed.ts";
import { updateEstablishment } from "#lib/services/establishments/update.ts";
import { planSessions } from "#lib/services/otp-sessions/plan.ts";
import { startSessions } from "#lib/services/otp-sessions/start.ts";
import { aTill, anotherTill } from "#tests/support/documents.ts";
import { aPlace, establishmentInput } from "#tests/support/records.ts";

test("joining a VAT group leads to one session in which every device is onboarded anew", async (context) => {
  const till = await aTill(context);
  const other = await anotherTill(till);
  const { harness, place } = till;
  const { establishmentId } = place;
  const plan = async () => (await harness.run(planSessions, place.owner, { pick: "changed" })).groups;
  expect(await plan()).toEqual([]);

  const joined = { ...establishmentInput(), establishmentId, vatNumber: "310999999910003" };
  await expect(harness.run(updateEstablishment, place.owner, joined)).rejects.toMatchObject({
    code: "establishment.change_needs_onboarding",
    params: { count: 2 },
  });
  await harness.run(updateEstablishment, place.owner, { ...joined, consequencesAccepted: true });
  expect(await harness.run(countChanged, place.owner, { establishmentId })).toBe(2);
  const stranger = (await aPlace(harness)).owner;
  expect(await harness.run(countChanged, stranger, { establishmentId })).toBe(0);

  const groups = await plan();
  expect(groups).toMatchObject([{ kind: "onboarding", blocked: [], establishment: { vatNumber: joined.vatNumber } }]);
  const devices = groups.flatMap(({ eligible }) => eligible.map(({ id }) => id));
  expect(new Set(devices)).toEqual(new Set([till.deviceId, other.deviceId]));
  expect(await harness.run(startSessions, place.owner, { devices })).toMatchObject({ devices: 2, leftOut: 0 });
  expect((await plan()).flatMap(({ eligible }) => eligible)).toEqual([]);
});
