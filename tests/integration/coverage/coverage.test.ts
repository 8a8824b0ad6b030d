import { expect, test } from "vitest";
import { openBranch } from "#lib/services/branches/open.ts";
import { archiveBranch } from "#lib/services/branches/archive.ts";
import { compareCoverage } from "#lib/services/coverage/compare.ts";
import { exportCoverage } from "#lib/services/coverage/export.ts";
import { countCoverage, listCoverage } from "#lib/services/coverage/queries.ts";
import { suspendDevice } from "#lib/services/devices/suspend.ts";
import { aDevice, aPlace, branchInput, type Place } from "#tests/support/records.ts";
import { createHarness, type Harness } from "#tests/support/harness.ts";
import { aWalk } from "#tests/support/walk.ts";

const simulator = { environment: "simulator" };

const anotherBranch = async (harness: Harness, place: Place, nameEn: string, identifierValue: string) => {
  const input = { ...branchInput(place.establishmentId), nameEn, identifierValue };
  return (await harness.run(openBranch, place.owner, input)).id;
};

test("a branch is covered by a live device of its own or a central one, and by nothing else", async (context) => {
  const walk = await aWalk(context);
  const { harness, place } = walk;
  const central = await anotherBranch(harness, place, "Malaz", "1010567850");
  const bare = await anotherBranch(harness, place, "Naseem", "1010567851");
  const closed = await anotherBranch(harness, place, "Old", "1010567852");
  await aDevice(harness, place, { branchId: bare, name: "Draft" });
  await harness.run(archiveBranch, place.owner, { branchId: closed });
  await harness.owner`insert into device_branches (device_id, branch_id, establishment_id)
    values (${walk.deviceId}, ${central}, ${place.establishmentId})`;
  const counts = () => harness.run(countCoverage, place.owner, simulator);
  expect(await counts()).toEqual({ own: 0, central: 0, none: 3, all: 3, capped: false, archived: 1 });

  await walk.give();
  await harness.drain();
  expect(await counts()).toMatchObject({ own: 1, central: 1, none: 1 });
  const { rows } = await harness.run(listCoverage, place.owner, simulator);
  expect(
    rows.map(({ nameEn, coverage, ownDevices, centralDevice }) => [nameEn, coverage, ownDevices, centralDevice?.name]),
  ).toEqual([
    ["Malaz", "central", 0, "Till 1"],
    ["Naseem", "none", 0, undefined],
    ["Olaya branch", "own", 1, undefined],
  ]);
  const uncovered = await harness.run(listCoverage, place.owner, { ...simulator, coverage: "none", q: "nas" });
  expect(uncovered.rows.map(({ id }) => id)).toEqual([bare]);
  expect(await harness.run(countCoverage, place.owner, {})).toMatchObject({ none: 3 });

  const text = "١٠١٠٥٦٧٨٤٤, 1010567851 و 1010567852\n4030111222";
  const compared = await harness.run(compareCoverage, place.owner, { ...simulator, text });
  expect(compared).toMatchObject({
    covered: { total: 1, rows: [{ id: place.branchId }] },
    uncovered: { total: 2, rows: [{ id: bare }, { id: closed, archived: true }] },
    unknown: { rows: ["4030111222"] },
    unlisted: { total: 1, rows: [{ id: central }] },
  });
  const { chunks } = await harness.run(exportCoverage, place.owner, {
    ...simulator,
    locale: "en",
    coverage: "central",
  });
  const parts = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk).toString());
  expect(parts.join("")).toContain("By a central device,0,Till 1");

  await harness.run(suspendDevice, place.owner, { deviceId: walk.deviceId, reason: "Stocktaking" });
  expect(await counts()).toMatchObject({ own: 0, central: 0, none: 3 });
});

test("coverage tells nothing of another establishment, and nothing to whoever sees only some branches", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  const theirs = { ...simulator, establishment: other.establishmentId };
  expect((await harness.run(listCoverage, place.owner, theirs)).rows).toEqual([]);
  expect(await harness.run(countCoverage, place.owner, theirs)).toMatchObject({ all: 0, archived: 0 });
  const compared = await harness.run(compareCoverage, place.owner, { ...theirs, text: "1010567844" });
  expect(compared).toMatchObject({ covered: { total: 0 }, uncovered: { total: 0 }, unlisted: { total: 0 } });
  await expect(harness.run(exportCoverage, place.owner, theirs)).rejects.toMatchObject({ code: "not_found" });

  const limited = await harness.person({ [place.establishmentId]: "admin" }, { branches: [place.branchId] });
  const operator = await harness.person({}, { operator: true });
  const auditor = await harness.person({ [place.establishmentId]: "auditor" });
  expect((await harness.run(listCoverage, auditor, simulator)).rows).toHaveLength(1);
  const forbidden = { code: "auth.forbidden" };
  for (const actor of [limited, operator]) {
    await expect(harness.run(listCoverage, actor, simulator)).rejects.toMatchObject(forbidden);
    await expect(harness.run(countCoverage, actor, simulator)).rejects.toMatchObject(forbidden);
    await expect(harness.run(compareCoverage, actor, { text: "1" })).rejects.toMatchObject(forbidden);
    await expect(harness.run(exportCoverage, actor, simulator)).rejects.toMatchObject(forbidden);
  }
});
