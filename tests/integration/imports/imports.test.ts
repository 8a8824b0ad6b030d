import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { csvOf } from "#lib/domain/csv.ts";
import { listDevices } from "#lib/services/devices/queries.ts";
import { updateDevice } from "#lib/services/devices/update.ts";
import { listEstablishments } from "#lib/services/establishments/queries.ts";
import { discardImport } from "#lib/services/imports/discard.ts";
import { matchImport } from "#lib/services/imports/match.ts";
import { listImports, showImport } from "#lib/services/imports/queries.ts";
import { readImport } from "#lib/services/imports/read.ts";
import { recordImport } from "#lib/services/imports/record.ts";
import { undoImport } from "#lib/services/imports/undo.ts";
import { startSessions } from "#lib/services/otp-sessions/start.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { aPlace, deviceInput, type Place } from "../../support/records.ts";

type Person = Place["owner"];
const heading = [
  "Kind",
  "الرقم الضريبي",
  "Name in Arabic",
  "Name in English",
  "رقم المعرّف",
  "Street",
  "Building number",
  "District",
  "City",
  "Postal code",
  "Branch",
  "Device name",
  "What it issues",
  "Device serial number",
];
const branchRow = (nameEn: string) => [
  "فرع",
  "",
  "فرع الملز",
  nameEn,
  "1010567899",
  "شارع الستين",
  "٣٧١٢",
  "الملز",
  "الرياض",
  "12213",
  "",
  "",
  "",
  "",
];
const deviceRow = (name: string, branch: string, serial = name, map = "100") => [
  "device",
  "",
  "",
  "",
  "",
  "",
  "",
  "",
  "",
  "",
  branch,
  name,
  map,
  serial,
];

async function given(harness: Harness, person: Person, establishmentId: string, rows: readonly (readonly string[])[]) {
  const file = new File([csvOf([heading, ...rows])], "records.csv");
  return (await harness.run(readImport, person, { file, environment: "simulator", establishmentId })).id;
}
const shown = (harness: Harness, person: Person, importId: string) => harness.run(showImport, person, { importId });

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

test("an operator brings whole establishments, and taking them back archives them", async (context) => {
  const harness = await createHarness(context);
  const operator = await harness.person({}, { operator: true });
  const sheets = {
    Establishments: [
      [
        "VAT number",
        "Name in Arabic",
        "Name in English",
        "Identifier number",
        "Street",
        "Building number",
        "District",
        "City",
        "Postal code",
        "Industry",
      ],
      [
        "310999999900003",
        "شركة الواحة",
        "Oasis Company",
        "1010000001",
        "شارع",
        "1234",
        "حي",
        "الرياض",
        "12345",
        "Retail",
      ],
    ],
    الفروع: [
      [
        "VAT number | الرقم الضريبي",
        "Name in Arabic",
        "Name in English",
        "Identifier number",
        "Street",
        "Building number",
        "District",
        "City",
        "Postal code",
      ],
      ["310999999900003", "الفرع", "Main", "1010000001", "شارع", "1234", "حي", "الرياض", "12345"],
    ],
    Devices: [
      ["VAT number", "Branch", "Device name", "What it issues"],
      ["310999999900003", "Main", "Till", "1100"],
    ],
  };
  const file = new File([workbook(sheets)], "all.xlsx");
  const { id: importId } = await harness.run(readImport, operator, { file, environment: "simulator" });
  const view = await shown(harness, operator, importId);
  expect(view.draft?.rows.flatMap(({ problems }) => problems)).toEqual([]);
  await harness.run(recordImport, operator, { importId, expected: 3 });
  const [made] = await harness.owner<
    { id: string }[]
  >`select id from establishments where vat_number = '310999999900003'`;
  const member = {
    ...operator,
    memberships: [{ establishmentId: made?.id ?? "", role: "owner" as const, branchIds: null }],
  };
  expect(await harness.run(listDevices, member, {})).toMatchObject({ total: 1 });
  await harness.run(undoImport, member, { importId });
  expect(await harness.run(listDevices, member, {})).toMatchObject({ total: 0 });
  expect(await harness.run(listEstablishments, member, {})).toMatchObject([{ archivedAt: expect.any(Date) }]);
});

test("an import is its person's own, within what they may record", async (context) => {
  const harness = await createHarness(context);
  const { owner, establishmentId, branchId } = await aPlace(harness);
  const other = await aPlace(harness);
  const importId = await given(harness, owner, establishmentId, [deviceRow("Till 1", "Olaya branch")]);
  const colleague = await harness.person({ [establishmentId]: "owner" });
  for (const actor of [other.owner, colleague])
    for (const attempt of [
      () => harness.run(showImport, actor, { importId }),
      () => harness.run(recordImport, actor, { importId, expected: 1 }),
      () => harness.run(undoImport, actor, { importId }),
      () => harness.run(discardImport, actor, { importId }),
      () => harness.run(matchImport, actor, { importId, sheet: 0, kind: "device" }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  await expect(given(harness, other.owner, establishmentId, [])).rejects.toMatchObject({ code: "not_found" });
  for (const role of ["accountant", "auditor"] as const) {
    const actor = await harness.person({ [establishmentId]: role });
    await expect(given(harness, actor, establishmentId, [])).rejects.toMatchObject({ code: "auth.forbidden" });
  }
  const foreign = await given(harness, other.owner, other.establishmentId, [
    ["device", await vatOf(harness, establishmentId), "", "", "", "", "", "", "", "", "Olaya branch", "X", "1100", ""],
  ]);
  expect((await shown(harness, other.owner, foreign)).draft?.rows[0]?.problems[0]?.code).toBe("import.vat_unknown");
  const it = await harness.person({ [establishmentId]: "it" });
  const limited = await harness.person({ [establishmentId]: "admin" }, { branches: [branchId] });
  for (const actor of [it, limited]) {
    const id = await given(harness, actor, establishmentId, [branchRow("New"), deviceRow("Till 7", "Olaya branch")]);
    const { draft } = await shown(harness, actor, id);
    expect(draft?.rows[0]?.problems).toMatchObject([{ code: "import.not_yours_branch" }]);
    expect(draft?.good).toBe(1);
  }
});

const vatOf = async (harness: Harness, id: string): Promise<string> =>
  (await harness.owner<{ vat: string }[]>`select vat_number as vat from establishments where id = ${id}`)[0]?.vat ?? "";

function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array<ArrayBuffer> {
  const names = Object.keys(sheets);
  const parts = Object.values(sheets).map((rows, at) => [
    `xl/worksheets/part${9 - at}.xml`,
    strToU8(
      `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData></worksheet>`,
    ),
  ]);
  const list = names.map((name, at) => `<sheet name="${name}" r:id="r${at}"/>`).join("");
  const targets = names.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/part${9 - at}.xml"/>`).join("");
  return Uint8Array.from(
    zipSync({
      ...Object.fromEntries(parts),
      "xl/workbook.xml": strToU8(`<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`),
      "xl/_rels/workbook.xml.rels": strToU8(`<Relationships>${targets}</Relationships>`),
    }),
  );
}

const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
