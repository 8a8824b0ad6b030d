import { expect, test } from "vitest";
import { openCalendar, revokeCalendar } from "#lib/services/calendars/open.ts";
import { listCalendars } from "#lib/services/calendars/queries.ts";
import { readCalendar } from "#lib/services/calendars/read.ts";
import { revokeRole } from "#lib/services/people/revoke-role.ts";
import { aWalk, type Walk } from "#tests/support/walk.ts";
import { aPlace } from "#tests/support/records.ts";

const open = ({ harness, place }: Walk, actor = place.owner, view = "everything") =>
  harness.run(openCalendar, actor, { establishmentId: place.establishmentId, view, locale: "en" });
const read = ({ harness }: Walk, { address }: { address: string }) =>
  readCalendar(harness.edges, address.split("/").at(-1) ?? "");

test("a calendar shows the ends of certificates to its address alone, without VAT number or serial", async (context) => {
  const walk = await aWalk(context);
  await walk.give();
  await walk.harness.drain();
  const made = await open(walk);
  const text = await read(walk, made);
  const [row] = await walk.harness.owner<{ not_after: Date; egs_serial: string }[]>`
    select not_after, egs_serial from credentials where status = 'live'`;
  const day = new Date((row?.not_after.getTime() ?? 0) + 3 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", "");
  expect(text).toContain(`DTSTART;VALUE=DATE:${day}\r\nSUMMARY:Certificate ends: Till 1\r\n`);
  expect(text).not.toContain(walk.place.vatNumber);
  expect(text).not.toContain(row?.egs_serial);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const named = `Till 1-${walk.place.vatNumber} (${row?.egs_serial})`;
  await walk.harness.owner`update devices set name = ${named}`;
  expect(await read(walk, made)).toContain("SUMMARY:Certificate ends: Till 1\r\n");
  const [kept] = await walk.harness.owner`select token_hash, last_used_at from calendar_feeds`;
  expect(kept?.["last_used_at"]).not.toBeNull();
  await expect(readCalendar(walk.harness.edges, "x".repeat(43))).rejects.toMatchObject({ code: "not_found" });

  await walk.harness.run(revokeCalendar, walk.place.owner, { calendarId: made.id });
  await expect(read(walk, made)).rejects.toMatchObject({ code: "not_found" });
});

test("a calendar shows what its person may see, ends with their role, and is nobody else's to revoke", async (context) => {
  const walk = await aWalk(context);
  const { harness, place } = walk;
  await walk.give();
  await harness.drain();
  const limited = await harness.person({ [place.establishmentId]: "it" }, { branches: [crypto.randomUUID()] });
  const made = await open(walk, limited);
  expect(await read(walk, made)).not.toContain("Till 1");
  const stranger = await aPlace(harness);
  const missing = { code: "not_found" };
  await expect(open(walk, stranger.owner)).rejects.toMatchObject(missing);
  const revoke = (actor: typeof limited) => harness.run(revokeCalendar, actor, { calendarId: made.id });
  await expect(revoke(stranger.owner)).rejects.toMatchObject(missing);
  await expect(revoke(place.owner)).rejects.toMatchObject(missing);
  expect(await harness.run(listCalendars, place.owner, place)).toEqual([]);
  await harness.run(revokeRole, place.owner, { establishmentId: place.establishmentId, userId: limited.id });
  await expect(read(walk, made)).rejects.toMatchObject(missing);
});
