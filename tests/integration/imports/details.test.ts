import { expect, test } from "vitest";
import type { Actor } from "#lib/actor.ts";
import type { Command } from "#lib/command.ts";
import type { Download } from "#lib/services/evidence/archive.ts";
import { exportHeld } from "#lib/services/exports/desks.ts";
import {
  exportCauseDocuments,
  exportDiscrepancies,
  exportRunDevices,
  exportSessionDevices,
} from "#lib/services/exports/details.ts";
import { startBulk } from "#lib/services/fleet/start.ts";
import { runReconciliation } from "#lib/services/reconciliation/run.ts";
import { holdDocuments } from "#lib/services/submissions/hold.ts";
import type { Harness } from "../../support/harness.ts";
import { aDevice, aPlace } from "../../support/records.ts";
import { aSession } from "../otp-sessions/sessions.ts";

async function linesOf<Input>(harness: Harness, actor: Actor, download: Command<Input, Download>, address: object) {
  const { chunks } = await harness.run(download, actor, { locale: "en", ...address });
  return new TextDecoder()
    .decode(Buffer.concat(await Array.fromAsync(chunks)))
    .trimEnd()
    .split("\r\n");
}

test("what a session, an act, a comparison and the queue list leaves whole, and for another establishment is not there", async (context) => {
  const { harness, place, devices, id: sessionId } = await aSession(context, 2);
  const { owner, establishmentId } = place;
  const stranger = (await aPlace(harness)).owner;

  const listed = await linesOf(harness, owner, exportSessionDevices, { sessionId });
  expect(listed.slice(1).map((line) => line.split(",")[0])).toEqual(["Till 001", "Till 002"]);

  const many = Array.from({ length: 60 }, (_, count) => aDevice(harness, place, { name: `Kiosk ${count}` }));
  await harness.owner`update devices set status = 'live' where id = any(${await Promise.all(many)})`;
  const chosen = { pick: "matching", establishment: establishmentId, q: "Kiosk" };
  const start = { act: "suspend", reason: "Stocktaking", shown: 60, ...chosen };
  const [runId] = (await harness.run(startBulk, owner, start)).runs;
  expect(await linesOf(harness, owner, exportRunDevices, { runId })).toHaveLength(61);
  expect(await linesOf(harness, owner, exportRunDevices, { runId, outcome: "done" })).toHaveLength(1);

  const text = "Name\tUnit serial\tVAT number\tEnvironment\tState\nGhost\t1-Other|2-9|3-ghost\t\tProduction\tActive";
  const asked = { establishmentId, environment: "simulator", text };
  const { id: reconciliationId } = await harness.run(runReconciliation, owner, asked);
  const differing = await linesOf(harness, owner, exportDiscrepancies, { reconciliationId });
  expect(differing[1]).toBe("Ghost,1-Other|2-9|3-ghost,Unknown here,Active in the portal,");
  expect(differing).toHaveLength(62);

  const [deviceId] = devices;
  await harness.run(holdDocuments, owner, { deviceId, note: "Moving house" });
  expect((await linesOf(harness, owner, exportHeld, { establishment: establishmentId }))[1]).toContain("Moving house");
  expect(await linesOf(harness, stranger, exportHeld, {})).toHaveLength(1);

  const cause = { establishmentId, environment: "simulator", code: "BR-KSA-37", subject: "" };
  const missing = { code: "not_found" };
  await expect(linesOf(harness, stranger, exportSessionDevices, { sessionId })).rejects.toMatchObject(missing);
  await expect(linesOf(harness, stranger, exportRunDevices, { runId })).rejects.toMatchObject(missing);
  await expect(linesOf(harness, stranger, exportDiscrepancies, { reconciliationId })).rejects.toMatchObject(missing);
  await expect(linesOf(harness, stranger, exportCauseDocuments, cause)).rejects.toMatchObject(missing);
  const auditor = await harness.person({ [establishmentId]: "auditor" });
  const refused = linesOf(harness, auditor, exportDiscrepancies, { reconciliationId });
  await expect(refused).rejects.toMatchObject({ code: "auth.forbidden" });
  const written = await harness.owner`select establishment_id from audit_entries where action = 'table.export'
    and entity_id = 'session'`;
  expect(written).toEqual([{ establishment_id: establishmentId }]);
});
