import { expect, test } from "vitest";
import { scopeOf } from "#lib/actor.ts";
import { createContext } from "#lib/context.ts";
import { addChannel } from "#lib/services/channels/add.ts";
import { archiveGroup } from "#lib/services/groups/archive.ts";
import { createGroup } from "#lib/services/groups/create.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { reachGroup } from "#lib/services/groups/reach.ts";
import { makeFallback, updateGroup } from "#lib/services/groups/update.ts";
import { revokeRole } from "#lib/services/people/revoke-role.ts";
import { createHarness, worker, type Harness } from "#tests/support/harness.ts";
import { aPlace, type Place } from "#tests/support/records.ts";

const group = (place: Place, changes: Record<string, unknown> = {}) => ({
  establishmentId: place.establishmentId,
  nameAr: "تقنية المعلومات",
  nameEn: "IT desk",
  ...changes,
});

async function reached(harness: Harness, establishmentId: string, groupId: string | null) {
  const scope = scopeOf(worker, "worker");
  if (scope === undefined) throw new Error("the worker reaches everything");
  return await createContext(harness.edges, worker)
    .within(scope)
    .read((db) => reachGroup(db, { establishmentId, groupId }));
}

test("an establishment has one fallback from its first moment and never none", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const [first] = await harness.run(listGroups, place.owner, place);
  expect(first).toMatchObject({ isFallback: true, members: [] });
  await expect(harness.run(archiveGroup, place.owner, { groupId: first?.id })).rejects.toMatchObject({
    code: "group.is_fallback",
  });
  const { id } = await harness.run(createGroup, place.owner, group(place));
  await harness.run(makeFallback, place.owner, { groupId: id });
  const after = await harness.run(listGroups, place.owner, place);
  expect(after.map(({ isFallback }) => isFallback)).toEqual([true, false]);
  expect(after[0]?.id).toBe(id);
  await expect(harness.owner`update groups set is_fallback = false where id = ${id}`).rejects.toThrow(
    "keeps a fallback",
  );
});

test("who leaves leaves cleanly: their groups' messages go to the fallback, and with nobody there to the owners", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { establishmentId, owner, branchId } = place;
  const it = await harness.person({ [establishmentId]: "it" });
  const { id } = await harness.run(createGroup, owner, group(place, { memberIds: [it.id], branchIds: [branchId] }));
  const { id: channelId } = await harness.run(addChannel, owner, { groupId: id, kind: "email", locale: "ar" });
  expect(await reached(harness, establishmentId, id)).toEqual([
    { channelId: null, kind: "in_app", userId: it.id, viewId: null },
    { channelId, kind: "email", userId: it.id, viewId: null },
  ]);
  await harness.run(revokeRole, owner, { establishmentId, userId: it.id });
  const told = await reached(harness, establishmentId, id);
  expect(told.map(({ userId }) => userId)).toContain(owner.id);
  expect(told.map(({ userId }) => userId)).not.toContain(it.id);

  const keeper = await harness.person({ [establishmentId]: "admin" });
  const [fallback] = await harness.run(listGroups, owner, place);
  await harness.run(updateGroup, owner, { groupId: fallback?.id, nameAr: "م", nameEn: "All", memberIds: [keeper.id] });
  expect(await reached(harness, establishmentId, id)).toEqual([
    { channelId: null, kind: "in_app", userId: keeper.id, viewId: null },
  ]);
  expect(await reached(harness, establishmentId, null)).toEqual([
    { channelId: null, kind: "in_app", userId: keeper.id, viewId: null },
  ]);
});

test("a branch has one group, and an ended group has none", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { owner, branchId } = place;
  const { id: first } = await harness.run(createGroup, owner, group(place, { branchIds: [branchId] }));
  const { id: second } = await harness.run(createGroup, owner, group(place, { branchIds: [branchId] }));
  const branchesOf = async () =>
    new Map((await harness.run(listGroups, owner, place)).map(({ id, branches }) => [id, branches.length]));
  const counts = await branchesOf();
  expect([counts.get(first), counts.get(second)]).toEqual([0, 1]);
  await harness.run(archiveGroup, owner, { groupId: second });
  expect((await branchesOf()).has(second)).toBe(false);
  await expect(harness.run(archiveGroup, owner, { groupId: second })).rejects.toMatchObject({ code: "not_found" });
});

test("groups are set up by those who may, with people and branches of their own", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  const { id: groupId } = await harness.run(createGroup, place.owner, group(place));
  for (const role of ["accountant", "auditor"] as const) {
    const person = await harness.person({ [place.establishmentId]: role });
    const refused = { code: "auth.forbidden" };
    await expect(harness.run(createGroup, person, group(place))).rejects.toMatchObject(refused);
    await expect(harness.run(updateGroup, person, { groupId, ...group(place) })).rejects.toMatchObject(refused);
    await expect(harness.run(archiveGroup, person, { groupId })).rejects.toMatchObject(refused);
    await expect(harness.run(makeFallback, person, { groupId })).rejects.toMatchObject(refused);
  }
  const missing = { code: "not_found" };
  await expect(harness.run(createGroup, other.owner, group(place))).rejects.toMatchObject(missing);
  await expect(harness.run(listGroups, other.owner, place)).rejects.toMatchObject(missing);
  await expect(harness.run(archiveGroup, other.owner, { groupId })).rejects.toMatchObject(missing);
  await expect(harness.run(makeFallback, other.owner, { groupId })).rejects.toMatchObject(missing);
  for (const foreign of [{ memberIds: [other.owner.id] }, { branchIds: [other.branchId] }])
    await expect(harness.run(createGroup, place.owner, group(place, foreign))).rejects.toMatchObject(missing);
});
