import { expect, test } from "vitest";
import { openBranch } from "#lib/services/branches/open.ts";
import { registerDevice } from "#lib/services/devices/register.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { archiveEstablishment } from "#lib/services/establishments/archive.ts";
import { resumeVat, suspendVat } from "#lib/services/establishments/vat-suspension.ts";
import { createHarness } from "../../support/harness.ts";
import { issueAt } from "../../support/documents.ts";
import { aDevice, aPlace, branchInput, deviceInput } from "../../support/records.ts";
import { aLiveTill } from "./live.ts";

const reason = "ZATCA's letter of 3 November";

test("while the VAT registration is suspended nothing is enrolled or issued, and what was issued is sent", async (context) => {
  const till = await aLiveTill(context);
  const { harness, place, deviceId } = till;
  const { owner, establishmentId } = place;
  await issueAt(till);
  const draft = await aDevice(harness, place);
  await harness.run(suspendVat, owner, { establishmentId, reason });
  await expect(issueAt(till)).rejects.toMatchObject({ code: "establishment.vat_suspended" });
  for (const id of [draft, deviceId])
    await expect(harness.run(startEnrolment, owner, { deviceId: id })).rejects.toMatchObject({
      code: "establishment.vat_suspended",
    });
  await harness.drain();
  const states = await harness.owner`select state from submissions`;
  expect(states.map(({ state }) => state)).not.toContain("pending");
  await expect(harness.run(suspendVat, owner, { establishmentId, reason })).rejects.toMatchObject({
    code: "changed_meanwhile",
  });
  await harness.run(resumeVat, owner, { establishmentId });
  await issueAt(till);
  await expect(harness.run(resumeVat, owner, { establishmentId })).rejects.toMatchObject({
    code: "changed_meanwhile",
  });
});

test("the suspension belongs to those who keep the records of their own establishment", async (context) => {
  const harness = await createHarness(context);
  const { establishmentId } = await aPlace(harness);
  const stranger = await aPlace(harness);
  const it = await harness.person({ [establishmentId]: "it" });
  const order = { establishmentId, reason };
  await expect(harness.run(suspendVat, it, order)).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(harness.run(resumeVat, it, order)).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(harness.run(suspendVat, stranger.owner, order)).rejects.toMatchObject({ code: "not_found" });
  await expect(harness.run(resumeVat, stranger.owner, order)).rejects.toMatchObject({ code: "not_found" });
});

test("an archived establishment takes neither branches nor devices", async (context) => {
  const harness = await createHarness(context);
  const { owner, establishmentId, branchId } = await aPlace(harness);
  await harness.run(archiveEstablishment, owner, { establishmentId });
  await expect(harness.run(openBranch, owner, branchInput(establishmentId))).rejects.toMatchObject({
    code: "establishment.archived",
  });
  await expect(harness.run(registerDevice, owner, deviceInput(establishmentId, branchId))).rejects.toMatchObject({
    code: "establishment.archived",
  });
});
