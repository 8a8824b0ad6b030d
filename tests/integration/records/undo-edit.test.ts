import { expect, test } from "vitest";
import { openBranch } from "#lib/services/branches/open.ts";
import { showBranch } from "#lib/services/branches/queries.ts";
import { undoBranchUpdate, updateBranch } from "#lib/services/branches/update.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { undoDeviceUpdate, updateDevice } from "#lib/services/devices/update.ts";
import { showEstablishment } from "#lib/services/establishments/queries.ts";
import { undoEstablishmentUpdate, updateEstablishment } from "#lib/services/establishments/update.ts";
import { createGroup } from "#lib/services/groups/create.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { undoGroupUpdate, updateGroup } from "#lib/services/groups/update.ts";
import { createHarness } from "../../support/harness.ts";
import { aDevice, aPlace, branchInput, deviceInput, establishmentInput } from "../../support/records.ts";

const changed = { code: "changed_meanwhile" };

test("an edit of a device is taken back whole, by those who may edit it, unless somebody changed it since", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { owner, establishmentId } = place;
  const deviceId = await aDevice(harness, place, { name: "Till 1" });
  await harness.owner`update devices set status = 'live' where id = ${deviceId}`;
  const { id: second } = await harness.run(openBranch, owner, { ...branchInput(establishmentId), nameEn: "Second" });
  const before = await harness.run(showDevice, owner, { deviceId });
  const { egsSerial } = before.device;
  const same = { ...deviceInput(establishmentId, place.branchId), egsSerial, deviceId, consequencesAccepted: true };
  const edit = { ...same, name: "Till 9", csrAddress: "Elsewhere", servedBranchIds: [place.branchId, second] };
  const { id: _, ...done } = await harness.run(updateDevice, owner, edit);
  const undo = { deviceId, ...done };

  const stranger = (await aPlace(harness)).owner;
  await expect(harness.run(undoDeviceUpdate, stranger, undo)).rejects.toMatchObject({ code: "not_found" });
  const auditor = await harness.person({ [establishmentId]: "auditor" });
  await expect(harness.run(undoDeviceUpdate, auditor, undo)).rejects.toMatchObject({ code: "auth.forbidden" });
  for (const bad of ["", "[]", "no"])
    await expect(harness.run(undoDeviceUpdate, owner, { ...undo, before: bad })).rejects.toMatchObject({
      code: "input.invalid",
    });

  await harness.run(undoDeviceUpdate, owner, undo);
  // whether the certificate agrees again is looked at anew
  const device = { ...before.device, identityQuestioned: true };
  expect(await harness.run(showDevice, owner, { deviceId })).toEqual({ ...before, device });
  await expect(harness.run(undoDeviceUpdate, owner, undo)).rejects.toMatchObject(changed);
  const again = await harness.run(updateDevice, owner, edit);
  await harness.run(updateDevice, owner, { ...edit, name: "Till 10" });
  await expect(harness.run(undoDeviceUpdate, owner, { ...again, deviceId })).rejects.toMatchObject(changed);
  const trail = await harness.owner`select action from audit_entries where entity_id = ${deviceId} order by id`;
  expect(trail.map(({ action }) => String(action))).toEqual([
    "device.register",
    "device.update",
    "device.undo_update",
    "device.update",
    "device.update",
  ]);
});

test("an edit of a group is taken back, and a branch that it took returns to its former group", async (context) => {
  const harness = await createHarness(context);
  const { owner, establishmentId, branchId } = await aPlace(harness);
  const names = { nameAr: "م", nameEn: "North" };
  const { id: former } = await harness.run(createGroup, owner, { establishmentId, ...names, branchIds: [branchId] });
  const { id: groupId } = await harness.run(createGroup, owner, { establishmentId, ...names, memberIds: [owner.id] });
  const state = () => harness.run(listGroups, owner, { establishmentId });
  const before = await state();
  const edit = { groupId, nameAr: "ن", nameEn: "South", branchIds: [branchId] };
  const undo = { groupId, ...(await harness.run(updateGroup, owner, edit)) };
  expect((await state()).find(({ id }) => id === former)?.branches).toEqual([]);

  const stranger = (await aPlace(harness)).owner;
  await expect(harness.run(undoGroupUpdate, stranger, undo)).rejects.toMatchObject({ code: "not_found" });
  const auditor = await harness.person({ [establishmentId]: "auditor" });
  await expect(harness.run(undoGroupUpdate, auditor, undo)).rejects.toMatchObject({ code: "auth.forbidden" });

  await harness.run(undoGroupUpdate, owner, undo);
  expect(await state()).toEqual(before);
  const again = { groupId, ...(await harness.run(updateGroup, owner, edit)) };
  await harness.run(updateGroup, owner, { ...edit, nameEn: "West" });
  await expect(harness.run(undoGroupUpdate, owner, again)).rejects.toMatchObject(changed);
});

test("an edit of a branch or an establishment is taken back by who may edit it, unless somebody changed it since", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { owner, establishmentId, branchId } = place;
  await harness.owner`update devices set status = 'live' where id = ${await aDevice(harness, place)}`;
  const state = async () => [
    (await harness.run(showBranch, owner, { branchId })).branch,
    (await harness.run(showEstablishment, owner, { establishmentId })).establishment,
  ];
  const before = await state();
  const branchEdit = { ...branchInput(establishmentId), branchId, city: "Elsewhere", buildingNumber: "4711" };
  const { vatNumber } = establishmentInput();
  const edit = { ...establishmentInput(), establishmentId, vatNumber, consequencesAccepted: "true" };
  const undoBranch = { branchId, ...(await harness.run(updateBranch, owner, branchEdit)) };
  const undo = { establishmentId, ...(await harness.run(updateEstablishment, owner, edit)) };

  const stranger = (await aPlace(harness)).owner;
  const auditor = await harness.person({ [establishmentId]: "auditor" });
  for (const [who, code] of [
    [stranger, "not_found"],
    [auditor, "auth.forbidden"],
  ] as const) {
    await expect(harness.run(undoBranchUpdate, who, undoBranch)).rejects.toMatchObject({ code });
    await expect(harness.run(undoEstablishmentUpdate, who, undo)).rejects.toMatchObject({ code });
  }
  const wrong = undoBranch.before.replace(/"postalCode","\d+"/, '"postalCode","1"');
  await expect(harness.run(undoBranchUpdate, owner, { ...undoBranch, before: wrong })).rejects.toMatchObject({
    code: "input.invalid",
  });

  await harness.run(undoBranchUpdate, owner, undoBranch);
  await harness.run(undoEstablishmentUpdate, owner, undo);
  expect(await state()).toEqual(before);
  await expect(harness.run(undoBranchUpdate, owner, undoBranch)).rejects.toMatchObject(changed);
  await expect(harness.run(undoEstablishmentUpdate, owner, undo)).rejects.toMatchObject(changed);
  const trail = await harness.owner`select action from audit_entries where action like '%.undo_update' order by id`;
  expect(trail.map(({ action }) => String(action))).toEqual(["branch.undo_update", "establishment.undo_update"]);
});
