import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { applyScope, nothing, type Scope } from "#db/client.ts";
import { listAudit } from "#lib/services/audit/queries.ts";
import { archiveBranch } from "#lib/services/branches/archive.ts";
import { openBranch } from "#lib/services/branches/open.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { updateDevice } from "#lib/services/devices/update.ts";
import { archiveEstablishment } from "#lib/services/establishments/archive.ts";
import { showEstablishment } from "#lib/services/establishments/queries.ts";
import { updateEstablishment } from "#lib/services/establishments/update.ts";
import { addMember } from "#lib/services/members/add.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { aDevice, aPlace, branchInput, deviceInput, establishmentInput, memberInput } from "../../support/records.ts";

/** A place with a second branch, and a till at the first one that serves both. */
async function twoBranches(context: Parameters<typeof createHarness>[0]) {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { id: other } = await harness.run(openBranch, place.owner, branchInput(place.establishmentId));
  const deviceId = await aDevice(harness, place, { servedBranchIds: [other] });
  return { harness, place, other, deviceId };
}

describe("a person who is limited to branches", () => {
  test("does not touch what concerns the establishment as a whole", async (context) => {
    const { harness, place } = await twoBranches(context);
    const { establishmentId, branchId } = place;
    const limited = await harness.person({ [establishmentId]: "admin" }, { branches: [branchId] });
    await expect(harness.run(showEstablishment, limited, { establishmentId })).resolves.toBeDefined();
    const refused = [
      harness.run(updateEstablishment, limited, { establishmentId, ...establishmentInput() }),
      harness.run(archiveEstablishment, limited, { establishmentId }),
      harness.run(addMember, limited, { establishmentId, ...memberInput() }),
      harness.run(listAudit, limited, {}),
    ];
    for (const each of await Promise.allSettled(refused))
      expect(each).toMatchObject({ status: "rejected", reason: { code: "auth.forbidden" } });
  });

  test("leaves a till the branches that only others see", async (context) => {
    const { harness, place, other, deviceId } = await twoBranches(context);
    const limited = await harness.person({ [place.establishmentId]: "it" }, { branches: [place.branchId] });
    const { establishmentId: _, environment: _e, ...input } = deviceInput(place.establishmentId, place.branchId);
    await harness.run(updateDevice, limited, { ...input, deviceId, name: "Till 1a" });
    const { served } = await harness.run(showDevice, place.owner, { deviceId });
    expect(served.map(({ id }) => id).toSorted()).toEqual([place.branchId, other].toSorted());
  });

  test("does not archive a branch that a till elsewhere serves", async (context) => {
    const { harness, place, other } = await twoBranches(context);
    const limited = await harness.person({ [place.establishmentId]: "admin" }, { branches: [other] });
    await expect(harness.run(archiveBranch, limited, { branchId: other })).rejects.toMatchObject({
      code: "branch.in_use",
    });
  });
});

const changed = async (harness: Harness, scope: Partial<Scope>, statement: ReturnType<typeof sql>) =>
  await harness.edges.database.transaction(async (tx) => {
    await tx.execute(applyScope({ ...nothing, ...scope }));
    return (await tx.execute(statement)).count;
  });

describe("the database refuses, whatever the code forgets,", () => {
  test("a change to the whole by a person of some branches", async (context) => {
    const { harness, place } = await twoBranches(context);
    const { establishmentId, branchId, owner } = place;
    const scope = { establishments: [establishmentId], userId: owner.id };
    const rename = sql`update establishments set name_en = 'Renamed' where id = ${establishmentId}`;
    expect(await changed(harness, { ...scope, limited: [establishmentId], branches: [branchId] }, rename)).toBe(0);
    expect(await changed(harness, scope, rename)).toBe(1);
  });

  test("taking away a standard setting of the installation, or one of another establishment", async (context) => {
    const { harness, place } = await twoBranches(context);
    await harness.owner`insert into settings values (null, 'simulator', 'a', '1', now()), (${place.establishmentId}, 'simulator', 'a', '1', now())`;
    const { establishmentId } = await aPlace(harness);
    const remove = sql`delete from settings where key = 'a'`;
    expect(await changed(harness, { establishments: [establishmentId] }, remove)).toBe(0);
    expect(await changed(harness, { installation: true }, remove)).toBe(1);
    const add = sql`insert into settings values (${place.establishmentId}, 'simulator', 'b', '1', now())`;
    await expect(changed(harness, { installation: true }, add)).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  test("a person's change to their own role in an establishment that the right does not reach", async (context) => {
    const { harness, place } = await twoBranches(context);
    const leave = sql`delete from memberships where establishment_id = ${place.establishmentId}`;
    expect(await changed(harness, { userId: place.owner.id }, leave)).toBe(0);
  });
});
