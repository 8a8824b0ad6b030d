import { expect, test } from "vitest";
import { showOpening } from "#lib/services/opening/queries.ts";
import { registerTills } from "#lib/services/opening/register-tills.ts";
import { createHarness } from "#tests/support/harness.ts";
import { aPlace } from "#tests/support/records.ts";
import { give, portalCodes, startOne, work } from "../otp-sessions/sessions.ts";

const tills = { count: "3", pattern: "Till #", functionalityMap: "0100", environment: "simulator" };

test("a branch goes from its data to live devices, and its records alone say how far it is", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { owner, branchId } = place;
  const opening = async () => (await harness.run(showOpening, owner, { branchId })).devices;
  expect(await opening()).toEqual([]);
  await harness.run(registerTills, owner, { ...tills, branchId });
  await harness.run(registerTills, owner, { ...tills, count: 1, branchId, environment: "production" });
  const drafts = await opening();
  expect(drafts.map(({ name, live, blocks }) => [name, live, blocks])).toEqual([
    ["Till 1", false, []],
    ["Till 2", false, []],
    ["Till 3", false, []],
    ["Till 4", false, ["not_armed"]],
  ]);
  const ids = drafts.slice(0, 3).map(({ id }) => id);
  const session = { harness, place, devices: ids, id: await startOne(harness, place, ids) };
  expect((await opening()).map(({ inSession }) => inSession)).toEqual([true, true, true, false]);
  await work(session);
  await give(session, portalCodes(session, ids.length));
  await work(session);
  expect((await opening()).map(({ live }) => live)).toEqual([true, true, true, false]);
  const entries = await harness.owner`select count(*)::int as n from audit_entries where action = 'device.register'`;
  expect(entries[0]).toEqual({ n: 4 });
});

test("tills are registered all or none, and only by whoever may", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  const { owner, branchId, establishmentId } = place;
  const accountant = await harness.person({ [establishmentId]: "accountant" });
  const input = { ...tills, branchId };
  const forbidden = { code: "auth.forbidden" };
  await expect(harness.run(registerTills, accountant, input)).rejects.toMatchObject(forbidden);
  await expect(harness.run(showOpening, accountant, { branchId })).rejects.toMatchObject(forbidden);
  const missing = { code: "not_found" };
  await expect(harness.run(registerTills, other.owner, input)).rejects.toMatchObject(missing);
  await expect(harness.run(showOpening, other.owner, { branchId })).rejects.toMatchObject(missing);
  const invalid = { code: "input.invalid" };
  for (const count of [0, 51, "x"])
    await expect(harness.run(registerTills, owner, { ...input, count })).rejects.toMatchObject(invalid);
  await expect(harness.run(registerTills, owner, { ...input, pattern: "Till <#>" })).resolves.toBeDefined();
  await harness.owner`update branches set archived_at = now()`;
  await expect(harness.run(registerTills, owner, input)).rejects.toMatchObject({ code: "branch.archived" });
  const [count] = await harness.owner`select count(*)::int as n from devices where branch_id = ${branchId}`;
  expect(count).toEqual({ n: 3 });
});
