import { expect, test } from "vitest";
import { openBranch } from "#lib/services/branches/open.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { createEstablishment } from "#lib/services/establishments/create.ts";
import { addMember } from "#lib/services/members/add.ts";
import { documentInput } from "../../support/documents.ts";
import { createHarness } from "../../support/harness.ts";
import { aCode, aDevice, branchInput, establishmentInput, memberInput } from "../../support/records.ts";

test("a VAT group's member goes live and issues under its own name and the group's number", async (context) => {
  const harness = await createHarness(context);
  const operator = await harness.person({}, { operator: true });
  const group = { ...establishmentInput(), vatNumber: "311111111111113" };
  const { id: establishmentId } = await harness.run(createEstablishment, operator, group);
  const owner = await harness.person({ [establishmentId]: "owner" });
  const member = memberInput();
  const { id: memberId } = await harness.run(addMember, owner, { establishmentId, ...member });
  const { id: branchId } = await harness.run(openBranch, owner, { ...branchInput(establishmentId), memberId });
  const place = { owner, establishmentId, branchId, vatNumber: group.vatNumber };
  const deviceId = await aDevice(harness, place, { csrOrganizationUnit: member.tin });
  const { id: enrolmentId } = await harness.run(startEnrolment, owner, { deviceId });
  await harness.run(submitCode, owner, { enrolmentId, code: aCode(harness, place) });
  await harness.drain();

  const { xml } = await harness.run(issueDocument, owner, { deviceId, document: documentInput(harness) });
  const seller = /<cac:AccountingSupplierParty>.*<\/cac:AccountingSupplierParty>/s.exec(
    Buffer.from(xml, "base64").toString(),
  )?.[0];
  expect(seller).toContain(`${member.nameAr} | ${member.nameEn}`);
  expect(seller).toContain(`>${group.vatNumber}<`);
  expect(seller).not.toContain(group.nameAr);
  await harness.drain();
  expect(await harness.owner`select state from submissions`).toEqual([{ state: "accepted" }]);
});
