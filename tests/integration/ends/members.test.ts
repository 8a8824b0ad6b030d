import { expect, test } from "vitest";
import { createEstablishment } from "#lib/services/establishments/create.ts";
import { showEstablishment } from "#lib/services/establishments/queries.ts";
import { updateEstablishment } from "#lib/services/establishments/update.ts";
import { addMember } from "#lib/services/members/add.ts";
import { updateMember } from "#lib/services/members/update.ts";
import { createHarness } from "../../support/harness.ts";
import { aPlace, establishmentInput, memberInput } from "../../support/records.ts";
import { aWalk } from "../../support/walk.ts";
import { another } from "./live.ts";

const vatNumber = "311111111110003";
const tin = "3111111112";

test("a member whose TIN a live device carries changes it only when the person has read what follows", async (context) => {
  const named = memberInput();
  const walk = await aWalk(context, { functionalityMap: "0100", csrOrganizationUnit: named.tin });
  const { harness, place } = walk;
  const { owner, establishmentId } = place;
  await walk.give();
  await harness.drain();
  const group = { ...establishmentInput(), vatNumber, establishmentId, consequencesAccepted: "true" };
  await harness.run(updateEstablishment, owner, group);
  const { id: memberId } = await harness.run(addMember, owner, { establishmentId, ...named });

  const change = { ...named, memberId, tin };
  const auditor = await another(walk, "auditor");
  await expect(harness.run(updateMember, auditor, change)).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(harness.run(updateMember, owner, { ...change, tin: "12" })).rejects.toMatchObject({
    code: "input.invalid",
  });
  await expect(harness.run(updateMember, owner, change)).rejects.toMatchObject({
    code: "member.change_needs_onboarding",
    params: { count: 1 },
  });
  await harness.run(updateMember, owner, { ...named, memberId, nameEn: "Renamed Trading" });
  await harness.run(updateMember, owner, { ...change, consequencesAccepted: "true" });
  const { members } = await harness.run(showEstablishment, owner, { establishmentId });
  expect(members).toMatchObject([{ id: memberId, tin }]);
});

test("a member whose TIN no device carries is corrected at once, and only by its own people", async (context) => {
  const harness = await createHarness(context);
  const operator = await harness.person({}, { operator: true });
  const { id } = await harness.run(createEstablishment, operator, { ...establishmentInput(), vatNumber });
  const owner = await harness.person({ [id]: "owner" });
  const { owner: stranger } = await aPlace(harness);
  const named = memberInput();
  const { id: memberId } = await harness.run(addMember, owner, { establishmentId: id, ...named });
  const change = { ...named, memberId, tin };
  await expect(harness.run(updateMember, stranger, change)).rejects.toMatchObject({ code: "not_found" });
  await expect(harness.run(updateMember, owner, change)).resolves.toMatchObject({ id: memberId });
});
