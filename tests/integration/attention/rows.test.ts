import { expect, test } from "vitest";
import {
  certificateNeeds,
  deviceNeeds,
  documentNeeds,
  enrolmentNeeds,
  type ListedNeed,
} from "#lib/domain/attention.ts";
import { nearestLimit } from "#lib/services/attention/nearest.ts";
import { showAttention } from "#lib/services/attention/queries.ts";
import { snoozeItem } from "#lib/services/attention/snooze.ts";
import { countUnrenewed } from "#lib/services/attention/unrenewed.ts";
import { stopChain } from "#lib/services/chains/stop.ts";
import { listCertificates } from "#lib/services/credentials/queries.ts";
import { listDevices } from "#lib/services/devices/queries.ts";
import { listDocuments } from "#lib/services/documents/queries.ts";
import { listEnrolments } from "#lib/services/enrolments/queries.ts";
import { stateRevocation } from "#lib/services/revocations/state.ts";
import { anotherTill, aTill, issueAt } from "#tests/support/documents.ts";
import { aPlace } from "#tests/support/records.ts";
import { another, type Walk } from "#tests/support/walk.ts";

const day = 86_400_000;
const hour = 3_600_000;
type Seen = Pick<Walk, "harness" | "place">;

async function itemsOf({ harness, place }: Seen, wanted: ListedNeed) {
  const { found } = await harness.run(showAttention, place.owner, {});
  return found.find(({ source }) => source === wanted)?.items ?? [];
}

const asDevice = (need: ListedNeed) => deviceNeeds.some((one) => one === need);

async function rowsOf({ harness, place }: Seen, need: ListedNeed): Promise<readonly { id: string }[]> {
  if (asDevice(need)) return (await harness.run(listDevices, place.owner, { needs: need })).rows;
  if (certificateNeeds.some((one) => one === need))
    return (await harness.run(listCertificates, place.owner, { needs: need })).rows;
  if (documentNeeds.some((one) => one === need))
    return (await harness.run(listDocuments, place.owner, { needs: need })).rows;
  return (await harness.run(listEnrolments, place.owner, { needs: need })).rows;
}

/** What the items are about, and the rows of the list that the link of their kind opens. */
async function sides(seen: Seen, need: ListedNeed): Promise<{ items: string[]; rows: string[] }> {
  const [items, rows] = [await itemsOf(seen, need), await rowsOf(seen, need)];
  const subjects = items.flatMap(({ device, subject }) => (asDevice(need) ? (device?.id ?? []) : subject));
  return { items: subjects.toSorted(), rows: rows.map(({ id }) => id).toSorted() };
}

test("each number on the first page leads to exactly its rows, without what was put aside", async (context) => {
  const till = await aTill(context);
  const { harness, place } = till;
  const [stopped, revoked, strange, ends] = [
    await anotherTill(till),
    await anotherTill(till),
    await anotherTill(till),
    await anotherTill(till),
  ];
  await another(till);
  const { name } = await nameOf(revoked);
  await harness.run(stopChain, place.owner, { deviceId: stopped.deviceId, reason: "Restored backup" });
  await harness.run(stateRevocation, place.owner, { deviceId: revoked.deviceId, reason: "Stolen", confirmation: name });
  const now = harness.clock.now();
  const seen = {
    fingerprint: "f".repeat(64),
    certificate_serial: "1",
    document_number: "A-1",
    issued_at: now,
    seen_at: now,
  };
  const whose = { device_id: strange.deviceId, establishment_id: place.establishmentId, environment: "simulator" };
  await harness.owner`insert into sightings ${harness.owner({ ...whose, ...seen })}`;
  await harness.owner`update credentials set not_before = ${new Date(now.getTime() - 1700 * day)},
    not_after = ${new Date(now.getTime() + 5 * day)} where device_id = ${ends.deviceId} and kind = 'production'`;

  expect(await harness.run(countUnrenewed, place.owner, {})).toBe(1);
  for (const need of ["chain_stopped", "revocation_open", "drift", "expiring", "enrolment_waiting"] as const) {
    const { items, rows } = await sides(till, need);
    expect(items, need).toHaveLength(1);
    expect(rows, need).toEqual(items);
    const [item] = await itemsOf(till, need);
    const of = {
      establishmentId: place.establishmentId,
      deviceId: item?.device?.id,
      source: need,
      subject: item?.subject,
    };
    await harness.run(snoozeItem, place.owner, { ...of, reason: "Known", days: 1 });
    expect(await sides(till, need), need).toEqual({ items: [], rows: [] });
  }
  expect(await harness.run(countUnrenewed, place.owner, {})).toBe(0);
  for (const need of [...deviceNeeds, ...certificateNeeds, ...enrolmentNeeds])
    expect(await sides(till, need), need).toEqual({ items: [], rows: [] });
});

test("a document near its limit stands in its list as long as it is counted", async (context) => {
  const till = await aTill(context);
  const { id } = await issueAt(till);
  expect(await sides(till, "document_limit")).toEqual({ items: [], rows: [] });
  const { harness, place } = till;
  expect(await harness.run(nearestLimit, place.owner, {})).toMatchObject({ id, device: "Till 1" });
  expect(await harness.run(nearestLimit, (await aPlace(harness)).owner, {})).toBeUndefined();
  till.harness.clock.advance(12 * hour);
  expect(await sides(till, "document_limit")).toEqual({ items: [id], rows: [id] });
  await till.harness.owner`update submissions set attention_since = now()`;
  expect(await sides(till, "document_person")).toEqual({ items: [], rows: [] });
});

async function nameOf({ harness, deviceId }: Walk): Promise<{ name: string }> {
  const [row] = await harness.owner<{ name: string }[]>`select name from devices where id = ${deviceId}`;
  return row ?? { name: "" };
}
