import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { decommissionDevice } from "#lib/services/devices/decommission.ts";
import { recordListed } from "#lib/services/reconciliation/record-listed.ts";
import { listReconciliations, showReconciliation } from "#lib/services/reconciliation/queries.ts";
import { runReconciliation } from "#lib/services/reconciliation/run.ts";
import { listRevocations } from "#lib/services/revocations/queries.ts";
import { anotherTill } from "../../support/documents.ts";
import { aPlace } from "../../support/records.ts";
import type { Walk } from "../../support/walk.ts";
import { aLiveTill, another, standing } from "../ends/live.ts";

/** The portal's table as a browser copies it. */
const copied = ({ harness }: Walk): string =>
  harness.simulator
    .devices()
    .map(({ name, unitSerial, vat, state }) => `${name}\t${unitSerial}\t${vat}\tProduction\t${state}`)
    .join("\n");

const heads = "Name\tUnit serial\tVAT number\tEnvironment\tState";
const stranger = `Ghost\t1-Other|2-9|3-ghost\t\tProduction\tActive`;

test("the portal's list is compared, kept, closes old items and ends what it shows as revoked", async (context) => {
  const till = await aLiveTill(context);
  const { harness, place, deviceId } = till;
  const { owner, establishmentId } = place;
  const old = await anotherTill(till, { name: "Till 2" });
  await harness.run(decommissionDevice, owner, { deviceId: old.deviceId, reason: "Worn", confirmation: "Till 2" });
  for (const unit of harness.simulator.devices()) harness.simulator.revoke(unit.id, "test");
  harness.clock.advance(1_000);

  const text = [heads, copied(till), stranger].join("\n");
  const { id } = await harness.run(runReconciliation, owner, { establishmentId, environment: "simulator", text });
  const result = await harness.run(showReconciliation, owner, { reconciliationId: id });
  expect(result).toMatchObject({ form: "pasted", listed: 3, agreed: 0, recorded: 1 });
  expect(result.kinds.flatMap(({ rows }) => rows).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "revoked_there Till 1",
    "unknown_here Ghost",
  ]);
  expect(await harness.run(listRevocations, owner, { state: "recorded" })).toMatchObject([
    { deviceId: old.deviceId, witness: "list" },
  ]);
  expect(await harness.run(listReconciliations, owner, {})).toMatchObject([{ id, found: 2 }]);

  const row = result.kinds.flatMap(({ rows }) => rows).find(({ kind }) => kind === "revoked_there");
  const order = { discrepancyId: row?.id, confirmation: "Till 1" };
  await expect(harness.run(recordListed, owner, { ...order, confirmation: "no" })).rejects.toMatchObject({
    code: "input.invalid",
  });
  await harness.run(recordListed, owner, order);
  expect(await standing(till, deviceId)).toMatchObject({
    device: { status: "ended", endedAs: "revoked" },
    statuses: ["revoked"],
  });
  await expect(harness.run(recordListed, owner, order)).rejects.toMatchObject({
    code: "lifecycle.illegal_transition",
  });
});

test("a workbook is read as its rows are, and what is no list is refused with the reason", async (context) => {
  const till = await aLiveTill(context);
  const { harness, place } = till;
  const { owner, establishmentId } = place;
  const [unit] = harness.simulator.devices();
  const strings = ["الرقم التسلسلي للوحدة", "الحالة", unit?.unitSerial ?? "", "نشط"];
  const book = zipSync({
    "xl/sharedStrings.xml": strToU8(`<sst>${strings.map((one) => `<si><t>${one}</t></si>`).join("")}</sst>`),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet><sheetData><row r="1"><c r="B1" t="s"><v>0</v></c><c r="D1" t="s"><v>1</v></c></row><row r="2"><c r="B2" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c></row></sheetData></worksheet>`,
    ),
  });
  const order = { establishmentId, environment: "simulator" };
  const file = new File([Uint8Array.from(book)], "devices.xlsx");
  const { id } = await harness.run(runReconciliation, owner, { ...order, file });
  expect(await harness.run(showReconciliation, owner, { reconciliationId: id })).toMatchObject({
    form: "xlsx",
    agreed: 1,
    differ: 0,
    kinds: [],
  });
  const refused = [
    [{ text: "" }, "empty"],
    [{ text: "a,b\n1,2" }, "headings"],
    [{ file: new File([new Uint8Array([0x50, 0x4b, 1, 2])], "x.xlsx") }, "kind"],
    [{ file: new File([new Uint8Array([1, 0, 2])], "x.csv") }, "kind"],
  ] as const;
  for (const [input, reason] of refused)
    await expect(harness.run(runReconciliation, owner, { ...order, ...input })).rejects.toMatchObject({
      code: "reconciliation.unreadable",
      params: { reason },
    });
});

test("a long list of differences is counted whole and shown in part, and what harms most stays on top", async (context) => {
  const till = await aLiveTill(context);
  const { harness, place } = till;
  for (const unit of harness.simulator.devices()) harness.simulator.revoke(unit.id, "test");
  const strangers = Array.from({ length: 130 }, (_, at) => stranger.replaceAll(/ghost/gi, `ghost${at}`));
  const order = { establishmentId: place.establishmentId, environment: "simulator" };
  const text = [heads, ...strangers, copied(till)].join("\n");
  const { id } = await harness.run(runReconciliation, place.owner, { ...order, text });
  const { differ, kinds } = await harness.run(showReconciliation, place.owner, { reconciliationId: id });
  expect(differ).toBe(131);
  expect(kinds.map(({ kind, total, rows }) => [kind, total, rows.length])).toEqual([
    ["revoked_there", 1, 1],
    ["unknown_here", 130, 100],
  ]);
});

test("the comparison is for those who see the whole establishment, and their own", async (context) => {
  const till = await aLiveTill(context);
  const { harness, place } = till;
  const { owner, establishmentId, branchId } = place;
  const order = { establishmentId, environment: "simulator", text: [heads, stranger].join("\n") };
  const { id } = await harness.run(runReconciliation, owner, order);
  const [row] = (await harness.run(showReconciliation, owner, { reconciliationId: id })).kinds.flatMap(
    ({ rows }) => rows,
  );
  const discrepancy = { discrepancyId: row?.id, confirmation: "Till 1" };
  const other = await aPlace(harness);
  await expect(harness.run(runReconciliation, other.owner, order)).rejects.toMatchObject({ code: "not_found" });
  await expect(harness.run(showReconciliation, other.owner, { reconciliationId: id })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(harness.run(recordListed, other.owner, discrepancy)).rejects.toMatchObject({ code: "not_found" });
  const limited = await harness.person({ [establishmentId]: "it" }, { branches: [branchId] });
  for (const actor of [limited, await another(till, "auditor")]) {
    await expect(harness.run(runReconciliation, actor, order)).rejects.toMatchObject({ code: "auth.forbidden" });
    await expect(harness.run(recordListed, actor, discrepancy)).rejects.toMatchObject({ code: "auth.forbidden" });
  }
});
