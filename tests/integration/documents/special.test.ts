import { expect, test } from "vitest";
import { openBranch } from "#lib/services/branches/open.ts";
import { aTill, documentInput, issueAt } from "../../support/documents.ts";
import { branchInput, memberInput } from "../../support/records.ts";
import { hour, opened, rowOf, work } from "../../support/submissions.ts";

const xmlOf = ({ xml }: { readonly xml: string }): string => Buffer.from(xml, "base64").toString();

test("special cases are issued with their code and accepted", async (context) => {
  const till = await opened(await aTill(context));
  const { harness } = till;
  const cases: readonly Case[] = [
    ["0110000", "standard", ["thirdParty"]],
    ["0101000", "standard", ["nominal"]],
    ["0100010", "standard", ["summary"]],
    ["0100100", "standard", ["export"]],
    ["0210000", "simplified", ["thirdParty"]],
    ["0200010", "simplified", ["summary"]],
  ];
  for (const [code, kind, flags] of cases) {
    harness.clock.advance(1_000);
    const { buyer, ...input } = documentInput(harness, kind);
    const { vatNumber, ...abroad } = buyer ?? {};
    const foreign = { ...abroad, identifier: { scheme: "OTH", value: `DE${vatNumber ?? ""}` } };
    const supplyDate = new Date(harness.clock.now().getTime() + 3 * hour).toISOString().slice(0, 10);
    const issued = await issueAt(till, {
      ...input,
      ...(buyer && { buyer: flags.includes("export") ? foreign : buyer }),
      ...(flags.includes("summary") && { supplyDate, supplyEndDate: supplyDate }),
      transaction: { kind, flags },
    });
    expect(xmlOf(issued)).toContain(`name="${code}"`);
    await work(till);
    expect(await rowOf(till, issued.id), code).toMatchObject({ state: expect.stringMatching(/^accepted/) });
  }
});

test("a device that serves several branches names the one that sells, and the member whose it is", async (context) => {
  const till = await aTill(context);
  const { harness, place, deviceId } = till;
  const there = { identifierValue: "4030123456", street: "شارع التحلية", buildingNumber: "2929", city: "جدة" };
  const { id: branchId } = await harness.run(openBranch, place.owner, {
    ...branchInput(place.establishmentId),
    ...there,
  });
  await expect(issueAt(till, documentInput(harness), { branchId })).rejects.toMatchObject({
    code: "document.branch_not_served",
  });
  await harness.owner`insert into device_branches (device_id, branch_id, establishment_id)
    values (${deviceId}, ${branchId}, ${place.establishmentId})`;
  const [here, other] = [xmlOf(await issueAt(till)), xmlOf(await issueAt(till, documentInput(harness), { branchId }))];
  for (const value of Object.values(there)) {
    expect(other).toContain(value);
    expect(here).not.toContain(value);
  }

  const { tin, nameAr, nameEn } = memberInput();
  await harness.owner`with member as (
      insert into members (id, establishment_id, tin, name_ar, name_en, identifier_scheme, identifier_value)
      values (gen_random_uuid(), ${place.establishmentId}, ${tin}, ${nameAr}, ${nameEn}, 'CRN', '1010567845') returning id)
    update branches set member_id = member.id from member where branches.id = ${branchId}`;
  const ofMember = xmlOf(await issueAt(till, documentInput(harness), { branchId }));
  expect(ofMember).toContain(nameAr);
  expect(ofMember).toContain(place.vatNumber);
});

type Case = readonly [code: string, kind: "standard" | "simplified", flags: readonly string[]];
