import { expect, test } from "vitest";
import { listDevices } from "#lib/services/devices/queries.ts";
import { listEstablishments } from "#lib/services/establishments/queries.ts";
import { discardImport } from "#lib/services/imports/discard.ts";
import { matchImport } from "#lib/services/imports/match.ts";
import { showImport } from "#lib/services/imports/queries.ts";
import { readImport } from "#lib/services/imports/read.ts";
import { recordImport } from "#lib/services/imports/record.ts";
import { undoImport } from "#lib/services/imports/undo.ts";
import { createHarness, type Harness } from "#tests/support/harness.ts";
import { aPlace } from "#tests/support/records.ts";
import { branchRow, deviceRow, given, shown, workbook } from "./files.ts";

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
