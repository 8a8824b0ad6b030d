import { expect, test } from "vitest";
import { createGroup } from "#lib/services/groups/create.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { advanceRun, findOpenRuns } from "#lib/services/fleet/advance.ts";
import { exportDevices } from "#lib/services/fleet/export.ts";
import { giveToGroup, planGive } from "#lib/services/fleet/give.ts";
import { planBulk } from "#lib/services/fleet/plan.ts";
import { listRuns, showRun } from "#lib/services/fleet/queries.ts";
import { startBulk } from "#lib/services/fleet/start.ts";
import { createHarness, worker, type Harness } from "#tests/support/harness.ts";
import { aDevice, aPlace, type Place } from "#tests/support/records.ts";

/** Devices of one place: live ones, one draft; what makes them live is not what is tested here. */
async function fleet(harness: Harness, place: Place, live: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let count = 0; count < live; count++) ids.push(await aDevice(harness, place, { name: `Till ${count}` }));
  await harness.owner`update devices set status = 'live' where id = any(${ids})`;
  await aDevice(harness, place, { name: "Draft" });
  return ids;
}

async function workOff(harness: Harness): Promise<void> {
  for (const run of await harness.run(findOpenRuns, worker, {})) while (await harness.run(advanceRun, worker, run));
}

test("what a filter finds is frozen when it is confirmed, and each device is suspended or left out with its reason", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { owner, establishmentId } = place;
  const [first, second] = await fleet(harness, place, 3);
  await harness.owner`update devices set custody = 'watched' where id = ${second ?? ""}`;
  const asked = { act: "suspend", pick: "matching", establishment: establishmentId, environment: "simulator" };
  expect(await harness.run(planBulk, owner, asked)).toEqual({
    matching: 4,
    eligible: 2,
    establishments: 1,
    blocked: [
      { block: "draft", count: 1 },
      { block: "watched", count: 1 },
    ],
  });
  const start = { ...asked, shown: 4, reason: "Stocktaking" };
  await expect(harness.run(startBulk, owner, { ...start, shown: 3 })).rejects.toMatchObject({
    code: "bulk.count_changed",
  });
  await expect(harness.run(startBulk, owner, { ...start, reason: "" })).rejects.toMatchObject({
    code: "input.invalid",
  });
  const { runs } = await harness.run(startBulk, owner, start);
  const [runId] = runs;
  await harness.owner`update devices set status = 'ended', ended_at = now() where id = ${first ?? ""}`;
  await aDevice(harness, place, { name: "Came later" });
  await workOff(harness);
  const { run, counts, rows } = await harness.run(showRun, owner, { runId });
  expect(run).toMatchObject({ size: 4, reason: "Stocktaking", filter: { environment: "simulator" } });
  expect(run.doneAt).not.toBeNull();
  expect(rows.map(({ name, block }) => [name, block])).toEqual([
    ["Draft", "draft"],
    ["Till 0", "ended"],
    ["Till 1", "watched"],
    ["Till 2", null],
  ]);
  expect(counts.reduce((total, { count }) => total + count, 0)).toBe(4);
  const again = { ...start, act: "resume", shown: 5, reason: "" };
  await harness.run(startBulk, owner, again);
  await workOff(harness);
  const [{ suspended } = { suspended: -1 }] = await harness.owner<{ suspended: number }[]>`
    select count(*)::int as suspended from devices where status = 'suspended'`;
  expect(suspended).toBe(0);
  const audited = await harness.owner<{ action: string }[]>`
    select distinct action from audit_entries where action like 'bulk.%' or action in ('device.suspend', 'device.resume') order by 1`;
  expect(audited.map(({ action }) => action)).toEqual(["bulk.done", "bulk.start", "device.resume", "device.suspend"]);
});

test("acts on many devices stay within what a person may change and see", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  const ids = await fleet(harness, place, 2);
  const chosen = { act: "suspend", pick: "chosen", device: ids, shown: 2, reason: "Closed" };
  const accountant = await harness.person({ [place.establishmentId]: "accountant" });
  await expect(harness.run(startBulk, accountant, chosen)).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(harness.run(planBulk, accountant, chosen)).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(harness.run(advanceRun, place.owner, { runId: crypto.randomUUID() })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
  await expect(harness.run(startBulk, other.owner, chosen)).rejects.toMatchObject({ code: "bulk.count_changed" });
  const draftsOnly = { ...chosen, pick: "matching", status: "draft", shown: 1, establishment: place.establishmentId };
  await expect(harness.run(startBulk, place.owner, draftsOnly)).rejects.toMatchObject({
    code: "bulk.nothing_eligible",
  });
  const { runs } = await harness.run(startBulk, place.owner, chosen);
  await expect(harness.run(showRun, other.owner, { runId: runs[0] })).rejects.toMatchObject({ code: "not_found" });
  expect((await harness.run(listRuns, other.owner, {})).rows).toEqual([]);
});

test("a selection is given to a group by whole branches and leaves as a file", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  const ids = await fleet(harness, place, 2);
  const { owner, establishmentId } = place;
  const group = await harness.run(createGroup, owner, { establishmentId, nameAr: "الدعم", nameEn: "Support" });
  const asked = { pick: "chosen", device: ids.slice(0, 1), group: group.id };
  expect(await harness.run(planGive, owner, asked)).toMatchObject({
    matching: 1,
    eligible: 1,
    branches: 1,
    alongside: 2,
  });
  const give = { ...asked, groupId: group.id, shown: 1 };
  await expect(harness.run(giveToGroup, other.owner, give)).rejects.toMatchObject({ code: "not_found" });
  await harness.run(giveToGroup, owner, give);
  const found = (await harness.run(listGroups, owner, { establishmentId })).find(({ id }) => id === group.id);
  expect(found?.branches.map(({ id }) => id)).toEqual([place.branchId]);
  await expect(harness.run(giveToGroup, owner, give)).rejects.toMatchObject({ code: "bulk.nothing_eligible" });

  const { chunks } = await harness.run(exportDevices, owner, { pick: "matching", locale: "en" });
  const text = (await Array.fromAsync(chunks)).map((part) => new TextDecoder().decode(part)).join("");
  expect(text.trim().split("\r\n")).toHaveLength(4);
  const theirs = await harness.run(exportDevices, other.owner, { pick: "matching" });
  expect((await Array.fromAsync(theirs.chunks)).map((part) => new TextDecoder().decode(part)).join("")).not.toContain(
    "Till",
  );
});
