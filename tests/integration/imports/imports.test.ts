import { expect, test } from "vitest";
import { listDevices } from "#lib/services/devices/queries.ts";
import { updateDevice } from "#lib/services/devices/update.ts";
import { discardImport } from "#lib/services/imports/discard.ts";
import { matchImport } from "#lib/services/imports/match.ts";
import { listImports } from "#lib/services/imports/queries.ts";
import { recordImport } from "#lib/services/imports/record.ts";
import { undoImport } from "#lib/services/imports/undo.ts";
import { startSessions } from "#lib/services/otp-sessions/start.ts";
import { createHarness } from "#tests/support/harness.ts";
import { aPlace, deviceInput } from "#tests/support/records.ts";
import { branchRow, deviceRow, given, heading, shown } from "./files.ts";

test("a file becomes a branch and its devices at once, and goes again while nobody has used them", async (context) => {
  const harness = await createHarness(context);
  const { owner, establishmentId } = await aPlace(harness);
  const rows = [
    branchRow("Malaz branch"),
    deviceRow("Till 1", "فرع الملز"),
    deviceRow("Till 2", "malaz branch", "", "both"),
  ];
  const importId = await given(harness, owner, establishmentId, [
    ...rows,
    ["# note"],
    deviceRow("Till 3", "Olaya branch"),
  ]);
  const draft = await shown(harness, owner, importId);
  expect(draft.draft).toMatchObject({ good: 4, faulty: 0 });
  expect(draft.draft?.rows[1]).toMatchObject({ name: "Till 1", needs: [{ key: "0:2" }] });
  const order = { importId, leftOut: "0:6", expected: 3 };
  await expect(harness.run(recordImport, owner, { ...order, expected: 4 })).rejects.toMatchObject({
    code: "changed_meanwhile",
  });
  await harness.run(recordImport, owner, order);
  await expect(harness.run(recordImport, owner, order)).rejects.toMatchObject({ code: "import.over" });
  const { rows: devices } = await harness.run(listDevices, owner, {});
  expect(devices.map(({ name, functionalityMap, branchNameEn }) => [name, functionalityMap, branchNameEn])).toEqual([
    ["Till 1", "0100", "Malaz branch"],
    ["Till 2", "1100", "Malaz branch"],
  ]);
  const entries =
    await harness.owner`select action, count(*)::int from audit_entries where detail ->> 'import' = ${importId} or entity_id = ${importId} group by 1 order by 1`;
  expect(entries.map(({ action, count }) => `${action} ${count}`)).toEqual([
    "branch.open 1",
    "device.register 2",
    "import.read 1",
    "import.record 1",
  ]);

  const again = await given(harness, owner, establishmentId, rows);
  const repeat = await shown(harness, owner, again);
  expect(repeat.draft?.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    ["import.branch_exists"],
    ["import.device_exists"],
    ["import.name_exists"],
  ]);
  await harness.run(discardImport, owner, { importId: again });
  expect((await harness.run(listImports, owner, {})).map(({ id }) => id)).toEqual([importId]);

  const [first, second] = devices.map(({ id }) => id);
  await harness.run(startSessions, owner, { devices: [first] });
  await harness.run(undoImport, owner, { importId });
  const after = await shown(harness, owner, importId);
  expect(after).toMatchObject({ status: "undone", draft: undefined });
  expect(after.records.map(({ name, outcome }) => `${name} ${outcome}`).toSorted()).toEqual([
    "Malaz branch kept",
    "Till 1 kept",
    "Till 2 taken_back",
  ]);
  expect((await harness.run(listDevices, owner, {})).rows.map(({ id }) => id)).toEqual([first]);
  expect(second).not.toBe(first);
  await expect(harness.run(undoImport, owner, { importId })).rejects.toMatchObject({ code: "import.over" });
});

test("each cell that is wrong is named, and a changed device stays when its import is taken back", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { owner, establishmentId } = place;
  const bad = [
    ["", "", "", "", "", "", "", "", "", "", "", "lost", "", ""],
    branchRow("Olaya branch"),
    ["branch", "", "Latin", "عربي", "12", "x", "1", "y", "z", "1", "", "", "", ""],
    deviceRow("A", "Nowhere"),
    deviceRow("B", "Olaya branch", "s|1"),
    deviceRow("C", "Olaya branch", "C", "0000"),
    deviceRow("D".repeat(128), "Olaya branch"),
    deviceRow("E", "1010567844", "same"),
    deviceRow("F", "1010567844", "same"),
    ["device", "399999999900003", "", "", "", "", "", "", "", "", "Olaya branch", "G", "1100", "g"],
  ];
  const importId = await given(harness, owner, establishmentId, bad);
  const { draft } = await shown(harness, owner, importId);
  expect(draft).toMatchObject({ good: 1, faulty: 9 });
  const said = draft?.rows.flatMap(({ problems }) => problems.map(({ cell, code }) => `${cell} ${code}`));
  expect(said).toEqual(
    expect.arrayContaining([
      "A2 required",
      "D3 import.branch_exists",
      "C4 arabic_letters",
      "D4 latin_letters",
      "E4 identifier_CRN",
      "G4 building_number",
      "J4 postal_code",
      "K5 import.branch_unknown",
      "N6 import.serial_part",
      "M7 import.map_unknown",
      "L8 too_long",
      "N10 import.repeated",
      "B11 import.vat_unknown",
    ]),
  );
  const names = Object.fromEntries(heading.map((_, at) => at).map((at) => [`column_${at}`, ""]));
  await harness.run(matchImport, owner, {
    importId,
    sheet: 0,
    kind: "device",
    ...names,
    column_branch: "10",
    column_name: "13",
    column_functionalityMap: "12",
  });
  expect((await shown(harness, owner, importId)).sheets).toMatchObject([
    { kind: "device", columns: { branch: 10, name: 13, functionalityMap: 12 } },
  ]);

  const next = await given(harness, owner, establishmentId, [deviceRow("Till 9", "Olaya branch")]);
  await harness.run(recordImport, owner, { importId: next, expected: 1 });
  const [device] = (await harness.run(listDevices, owner, {})).rows;
  const changes = {
    ...deviceInput(establishmentId, place.branchId),
    egsSerial: device?.egsSerial,
    deviceId: device?.id,
  };
  await harness.run(updateDevice, owner, changes);
  await harness.run(undoImport, owner, { importId: next });
  expect((await shown(harness, owner, next)).records).toMatchObject([{ name: "Till 9", outcome: "kept" }]);
});
