import { expect, test } from "vitest";
import { showAttention } from "#lib/services/attention/queries.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { aTill, anotherTill, countersOf, issueAt, nextNumber } from "../../support/documents.ts";
import { aPlace } from "../../support/records.ts";
import type { Walk } from "../../support/walk.ts";

/** A document as a system hands it over that signed it with the certificate of the given till. */
async function signedBy(till: Walk): Promise<string> {
  const { xml } = await issueAt(till);
  return Buffer.from(xml, "base64")
    .toString()
    .replace(/(?<=<\/cbc:ProfileID>\s*<cbc:ID>)[^<]*/, nextNumber())
    .replace(/<cbc:UUID>[\da-f-]{36}<\/cbc:UUID>/, `<cbc:UUID>${crypto.randomUUID()}</cbc:UUID>`);
}

const hand = (till: Walk, text: string, actor = till.place.owner) =>
  till.harness.run(issueDocument, actor, { deviceId: till.deviceId, xml: new TextEncoder().encode(text) });

async function shown({ harness, place, deviceId }: Walk) {
  const { found } = await harness.run(showAttention, place.owner, {});
  const { sighting } = await harness.run(showDevice, place.owner, { deviceId });
  return { item: found.find(({ source }) => source === "drift"), sighting };
}

const kept = ({ harness }: Walk) => harness.owner<{ fingerprint: string }[]>`select fingerprint from sightings`;

test("a document signed by another certificate says that somebody else signs, until the recorded one is seen again", async (context) => {
  const till = await aTill(context);
  const other = await anotherTill(till, { name: "Till 2" });
  await hand(till, await signedBy(till));
  expect(await kept(till)).toEqual([]);

  const strange = await hand(till, await signedBy(other));
  const { item, sighting } = await shown(till);
  expect(item).toMatchObject({ total: 1, items: [{ subject: till.deviceId, detail: strange.number }] });
  expect(sighting).toMatchObject({ documentNumber: strange.number });

  till.harness.clock.advance(60_000);
  await hand(till, await signedBy(till));
  expect(await shown(till)).toMatchObject({ item: { total: 0 }, sighting: undefined });
});

test("a strange certificate is strange no longer once it is recorded for the device", async (context) => {
  const till = await aTill(context);
  const other = await anotherTill(till, { name: "Till 2" });
  await hand(till, await signedBy(other));
  expect((await shown(till)).sighting).toBeDefined();
  await till.harness.owner`
    update credentials set fingerprint = (select fingerprint from sightings)
    where device_id = ${till.deviceId} and kind = 'production'`;
  expect(await shown(till)).toMatchObject({ item: { total: 0 }, sighting: undefined });
});

test("an older document does not speak against a newer one", async (context) => {
  const till = await aTill(context);
  const other = await anotherTill(till, { name: "Till 2" });
  const older = await signedBy(till);
  till.harness.clock.advance(60_000);
  const { number } = await hand(till, await signedBy(other));
  await hand(till, older);
  expect((await shown(till)).sighting).toMatchObject({ documentNumber: number });
});

test("what is refused, unsigned or unreadable is no sighting", async (context) => {
  const till = await aTill(context);
  const other = await anotherTill(till, { name: "Till 2" });
  const signed = await signedBy(other);
  const counters = await countersOf(till);
  const stranger = await aPlace(till.harness);
  await expect(hand(till, signed, stranger.owner)).rejects.toMatchObject({ code: "not_found" });
  const foreign = signed.replaceAll(till.place.vatNumber, stranger.vatNumber);
  await expect(hand(till, foreign)).rejects.toMatchObject({ code: "document.other_taxpayer" });
  await expect(hand(till, signed.replace("<cbc:ProfileID>", "<cbc:Colour/><cbc:ProfileID>"))).rejects.toMatchObject({
    code: "document.not_modelled",
  });
  expect(await countersOf(till)).toBe(counters);

  await hand(till, signed.replace(/(?<=<ds:X509Certificate>)[^<]*/, "none"));
  await hand(till, (await signedBy(other)).replace(/<ext:UBLExtensions>.*<\/ext:UBLExtensions>/s, ""));
  expect(await kept(till)).toEqual([]);
});
