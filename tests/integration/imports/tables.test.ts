import { expect, test } from "vitest";
import type { Actor } from "#lib/actor.ts";
import type { Command } from "#lib/command.ts";
import { listDocuments } from "#lib/services/documents/queries.ts";
import { createEndpoint } from "#lib/services/webhooks/create.ts";
import type { Download } from "#lib/services/evidence/archive.ts";
import * as desks from "#lib/services/exports/desks.ts";
import { exportCauseDocuments } from "#lib/services/exports/details.ts";
import { exportDocumentsTable } from "#lib/services/exports/documents.ts";
import { exportTakeOvers } from "#lib/services/exports/past.ts";
import { exportEstablishments, exportPeople } from "#lib/services/exports/places.ts";
import * as tables from "#lib/services/exports/tables.ts";
import { exportDevices } from "#lib/services/fleet/export.ts";
import { saveView } from "#lib/services/views/save.ts";
import { alsoByView } from "#lib/services/views/through.ts";
import { aTill, documentInput, issueAt } from "../../support/documents.ts";
import type { Harness } from "../../support/harness.ts";
import { aDevice, aPlace } from "../../support/records.ts";

async function linesOf<Input>(harness: Harness, actor: Actor, download: Command<Input, Download>, address: object) {
  const { chunks } = await harness.run(download, actor, address);
  const text = new TextDecoder().decode(Buffer.concat(await Array.fromAsync(chunks)));
  return text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");
}

test("every table leaves as a file whose columns have words in both languages, in the bounds of who asks", async (context) => {
  const till = await aTill(context);
  const { harness, place } = till;
  const { owner, establishmentId } = place;
  await issueAt(till, documentInput(harness));
  const { id: endpointId } = await harness.run(createEndpoint, owner, {
    establishmentId,
    name: "ERP",
    url: "https://erp.example.com/khatm",
  });
  const { exportDeliveries, ...others } = desks;
  const places = [exportDocumentsTable, exportEstablishments, exportTakeOvers];
  const all = [...Object.values(tables), ...Object.values(others), ...places];
  for (const locale of ["ar", "en"]) {
    const files = await Promise.all(all.map((each) => linesOf(harness, owner, each, { locale })));
    files.push(await linesOf(harness, owner, exportPeople, { locale, establishment: establishmentId }));
    files.push(await linesOf(harness, owner, exportDeliveries, { locale, endpointId }));
    const cause = { establishmentId, environment: "simulator", code: "BR-KSA-37", subject: "" };
    files.push(await linesOf(harness, owner, exportCauseDocuments, { locale, ...cause }));
    const headings = files.flatMap(([heading]) => heading?.split(",") ?? []);
    expect(headings.filter((heading) => /^[a-z]\w*\.\w/i.test(heading))).toEqual([]);
  }
  const stranger = (await aPlace(harness)).owner;
  expect(await linesOf(harness, stranger, exportDocumentsTable, {})).toHaveLength(1);
  const elsewhere = linesOf(harness, stranger, exportPeople, { establishment: establishmentId });
  await expect(elsewhere).rejects.toMatchObject({ code: "not_found" });
  const accountant = await harness.person({ [establishmentId]: "accountant" });
  const refused = linesOf(harness, accountant, exportPeople, { establishment: establishmentId });
  await expect(refused).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("a bookkeeper gets every document with its amounts, limit, place in the chain and what was found", async (context) => {
  const till = await aTill(context);
  const issued = await issueAt(till, documentInput(till.harness, "standard"));
  const [heading, row] = await linesOf(till.harness, till.place.owner, exportDocumentsTable, { locale: "en" });
  const cells = row?.split(",") ?? [];
  const of = (name: string) => cells[heading?.split(",").indexOf(name) ?? -1];
  expect(of("Number")).toBe(issued.number);
  expect(of("UUID")).toBe(issued.uuid);
  expect([of("Total without VAT"), of("VAT"), of("Currency")]).toEqual([issued.taxExclusive, issued.tax, "SAR"]);
  expect(of("Hash")).toBe(issued.hash);
  expect(of("Counter (ICV)")).toBe(issued.icv);
});

test("a saved view says what a file holds, unless the address says more; another's or another table's is none", async (context) => {
  const till = await aTill(context);
  const { harness, place } = till;
  const { owner, establishmentId } = place;
  await aDevice(harness, place, { name: "Kiosk" });
  const { id } = await harness.run(saveView, owner, {
    establishmentId,
    list: "devices",
    name: "K",
    address: "q=Kiosk",
  });
  expect((await linesOf(harness, owner, exportDevices, { view: id })).join("\n")).toContain("Kiosk");
  expect(await linesOf(harness, owner, exportDevices, { view: id })).toHaveLength(2);
  expect((await linesOf(harness, owner, exportDevices, { view: id, status: "live" })).join("\n")).not.toContain(
    "Kiosk",
  );
  const missing = { code: "not_found" };
  await expect(linesOf(harness, owner, tables.exportBranches, { view: id })).rejects.toMatchObject(missing);
  const stranger = (await aPlace(harness)).owner;
  await expect(linesOf(harness, stranger, exportDevices, { view: id })).rejects.toMatchObject(missing);

  await issueAt(till, documentInput(harness));
  const address = "state=rejected";
  const kept = await harness.run(saveView, owner, { establishmentId, list: "documents", name: "R", address });
  const list = alsoByView("documents", listDocuments);
  expect((await harness.run(list, owner, {})).rows).toHaveLength(1);
  expect((await harness.run(list, owner, { view: kept.id })).rows).toEqual([]);
  await expect(harness.run(list, owner, { view: id })).rejects.toMatchObject(missing);
  await expect(harness.run(list, owner, { view: "x" })).rejects.toMatchObject({ code: "input.invalid" });
});
