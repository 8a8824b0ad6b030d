import { describe, expect, test } from "vitest";
import { archiveBranch } from "#lib/services/branches/archive.ts";
import { listBranches, showBranch } from "#lib/services/branches/queries.ts";
import { restoreBranch } from "#lib/services/branches/restore.ts";
import { endDraftDevice } from "#lib/services/devices/end.ts";
import { countDevices } from "#lib/services/devices/registration.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { registerDevice } from "#lib/services/devices/register.ts";
import { updateDevice } from "#lib/services/devices/update.ts";
import { archiveEstablishment } from "#lib/services/establishments/archive.ts";
import { createEstablishment } from "#lib/services/establishments/create.ts";
import { listEnvironmentsInUse, showEstablishment } from "#lib/services/establishments/queries.ts";
import { updateEstablishment } from "#lib/services/establishments/update.ts";
import { addMember } from "#lib/services/members/add.ts";
import { openBranch } from "#lib/services/branches/open.ts";
import { createHarness } from "../../support/harness.ts";
import { aDevice, aPlace, branchInput, deviceInput, establishmentInput, memberInput } from "../../support/records.ts";
import { aWalk } from "../../support/walk.ts";

const refusedFields = (fields: readonly (readonly [string, string])[]) => ({
  code: "input.invalid",
  fields: expect.arrayContaining(fields.map(([path, code]) => expect.objectContaining({ path, code }))),
});

describe("an establishment", () => {
  test("is recorded with digits of any script and shown with Latin ones", async (context) => {
    const harness = await createHarness(context);
    const { owner, establishmentId } = await aPlace(harness);
    const { establishment } = await harness.run(showEstablishment, owner, { establishmentId });
    expect(establishment).toMatchObject({ buildingNumber: "8228", isDemo: false });
  });

  test("is refused field by field, each with what is wrong", async (context) => {
    const harness = await createHarness(context);
    const operator = await harness.person({}, { operator: true });
    const wrong = {
      ...establishmentInput(),
      vatNumber: "300",
      nameAr: "Latin only",
      nameEn: "عربي",
      buildingNumber: "12A",
      postalCode: "",
      identifierValue: "12",
    };
    await expect(harness.run(createEstablishment, operator, wrong)).rejects.toMatchObject(
      refusedFields([
        ["vatNumber", "vat_number"],
        ["nameAr", "arabic_letters"],
        ["nameEn", "latin_letters"],
        ["buildingNumber", "building_number"],
        ["postalCode", "required"],
      ]),
    );
    await expect(
      harness.run(createEstablishment, operator, { ...establishmentInput(), identifierValue: "12" }),
    ).rejects.toMatchObject(refusedFields([["identifierValue", "identifier_CRN"]]));
  });

  test("exists once per VAT number in the whole installation", async (context) => {
    const harness = await createHarness(context);
    const operator = await harness.person({}, { operator: true });
    const input = establishmentInput();
    await harness.run(createEstablishment, operator, input);
    await expect(harness.run(createEstablishment, operator, input)).rejects.toMatchObject({
      code: "establishment.vat_number_taken",
    });
  });

  test("with a live device changes its VAT number only when the person has read what follows", async (context) => {
    const walk = await aWalk(context, { functionalityMap: "0100" });
    const { harness, place } = walk;
    await walk.give();
    await harness.drain();
    const change = { ...establishmentInput(), establishmentId: place.establishmentId };
    await expect(harness.run(updateEstablishment, place.owner, change)).rejects.toMatchObject({
      code: "establishment.change_needs_onboarding",
      params: { count: 1 },
    });
    await harness.run(updateEstablishment, place.owner, { ...change, consequencesAccepted: "true" });
    await expect(harness.run(archiveEstablishment, place.owner, change)).rejects.toMatchObject({
      code: "establishment.in_use",
    });
  });

  test("has members only when it is a VAT group", async (context) => {
    const harness = await createHarness(context);
    const { owner, establishmentId } = await aPlace(harness);
    await expect(harness.run(addMember, owner, { establishmentId, ...memberInput() })).rejects.toMatchObject({
      code: "member.only_in_group",
    });
    const operator = await harness.person({}, { operator: true });
    const group = await harness.run(createEstablishment, operator, {
      ...establishmentInput(),
      vatNumber: "311111111110003",
    });
    const groupOwner = await harness.person({ [group.id]: "owner" });
    const { id: memberId } = await harness.run(addMember, groupOwner, { establishmentId: group.id, ...memberInput() });
    const { id: branchId } = await harness.run(openBranch, groupOwner, { ...branchInput(group.id), memberId });
    expect(await harness.run(showBranch, groupOwner, { branchId })).toMatchObject({ member: { id: memberId } });
  });
});

describe("a device", () => {
  test("registered twice under one serial is found, not doubled", async (context) => {
    const harness = await createHarness(context);
    const { owner, establishmentId, branchId } = await aPlace(harness);
    const input = deviceInput(establishmentId, branchId);
    const first = await harness.run(registerDevice, owner, input);
    expect(await harness.run(registerDevice, owner, input)).toEqual({ id: first.id, existing: true });
    const elsewhere = await harness.run(registerDevice, owner, { ...input, environment: "simulation" });
    expect(elsewhere).toMatchObject({ existing: false });
  });

  test("is refused with what ZATCA would refuse in its certificate request, at the field it came from", async (context) => {
    const harness = await createHarness(context);
    const { owner, establishmentId, branchId } = await aPlace(harness);
    const wrong = deviceInput(establishmentId, branchId, { csrOrganization: "Palms & Sons", egsSerial: "till-17" });
    await expect(harness.run(registerDevice, owner, wrong)).rejects.toMatchObject(
      refusedFields([
        ["csrOrganization", "csr.characters"],
        ["egsSerial", "csr.serial_format"],
      ]),
    );
    const long = deviceInput(establishmentId, branchId, { csrCommonName: "x".repeat(65) });
    await expect(harness.run(registerDevice, owner, long)).rejects.toMatchObject(
      refusedFields([["csrCommonName", "too_long"]]),
    );
  });

  test("that is live names what stands in its certificate before it lets it change", async (context) => {
    const walk = await aWalk(context, { functionalityMap: "0100" });
    const { harness, place, deviceId } = walk;
    await walk.give();
    await harness.drain();
    const { device } = await harness.run(showDevice, place.owner, { deviceId });
    const {
      establishmentId: _,
      environment: __,
      ...same
    } = deviceInput(place.establishmentId, place.branchId, {
      egsSerial: device.egsSerial,
      csrCommonName: device.csrCommonName,
      functionalityMap: "0100",
    });
    await harness.run(updateDevice, place.owner, { ...same, deviceId, name: "Till by the door" });
    const change = { ...same, deviceId, functionalityMap: "1100", csrIndustry: "Groceries" };
    await expect(harness.run(updateDevice, place.owner, change)).rejects.toMatchObject({
      code: "device.change_needs_onboarding",
      params: { fields: "functionalityMap,csrIndustry" },
    });
    await expect(harness.run(endDraftDevice, place.owner, { deviceId, reason: "closed" })).rejects.toMatchObject({
      code: "device.live",
    });
    await expect(harness.run(archiveBranch, place.owner, { branchId: place.branchId })).rejects.toMatchObject({
      code: "branch.in_use",
      params: { count: 1 },
    });
  });

  test("that never went live is archived with a reason, its open walk with it", async (context) => {
    const { harness, place, deviceId, show } = await aWalk(context);
    await harness.run(endDraftDevice, place.owner, { deviceId, reason: "bought by mistake" });
    expect(await show()).toMatchObject({ status: "abandoned" });
    expect((await harness.run(showDevice, place.owner, { deviceId })).device).toMatchObject({
      status: "ended",
      endedReason: "bought by mistake",
    });
    await harness.run(archiveBranch, place.owner, { branchId: place.branchId });
    const other = deviceInput(place.establishmentId, place.branchId);
    await expect(harness.run(registerDevice, place.owner, other)).rejects.toMatchObject({ code: "branch.archived" });
    await harness.run(restoreBranch, place.owner, { branchId: place.branchId });
    await expect(harness.run(registerDevice, place.owner, other)).resolves.toMatchObject({ existing: false });
  });

  test("of one establishment cannot serve a branch of another", async (context) => {
    const harness = await createHarness(context);
    const [here, there] = [await aPlace(harness), await aPlace(harness)];
    await expect(aDevice(harness, here, { servedBranchIds: [there.branchId] })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(aDevice(harness, { ...here, branchId: there.branchId })).rejects.toMatchObject({ code: "not_found" });
  });
});

test("the environments in use are those of one's own devices that have not ended", async (context) => {
  const harness = await createHarness(context);
  const [here, there] = [await aPlace(harness), await aPlace(harness)];
  await aDevice(harness, here);
  await aDevice(harness, there, { environment: "production" });
  const both = { establishments: [here.establishmentId, there.establishmentId] };
  expect(await harness.run(listEnvironmentsInUse, here.owner, both)).toEqual(["simulator"]);
  expect(await harness.run(listEnvironmentsInUse, here.owner, { establishments: [] })).toEqual([]);
});

test("a live device whose certificate has ended is counted and shown as expired, never as live", async (context) => {
  const walk = await aWalk(context, { functionalityMap: "0100" });
  const { harness, place } = walk;
  await walk.give();
  await harness.drain();
  const seen = async () => {
    const { devices } = await harness.run(showBranch, place.owner, { branchId: place.branchId });
    const { rows } = await harness.run(listBranches, place.owner, {});
    const { live } = await harness.run(countDevices, place.owner, {});
    const { liveDevices } = await harness.run(showEstablishment, place.owner, place);
    return [devices[0]?.status, rows[0]?.liveDevices, live, liveDevices];
  };
  expect(await seen()).toEqual(["live", 1, 1, 1]);
  harness.clock.advance(1826 * 86_400_000);
  expect(await seen()).toEqual(["expired", 0, 0, 0]);
});
