import { expect, test } from "vitest";
import { listDevices } from "#lib/services/devices/queries.ts";
import { listAudit } from "#lib/services/audit/queries.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { aPlace, type Place } from "../../support/records.ts";

async function manyDevices({ owner }: Harness, { establishmentId, branchId }: Place, count: number): Promise<void> {
  await owner`insert into devices (establishment_id, branch_id, name, environment, functionality_map, egs_serial, csr_common_name,
      csr_organization_unit, csr_organization, csr_address, csr_industry)
    select ${establishmentId}, ${branchId}, 'Till ' || (i % 40), 'simulator', '0100', '1-K|2-1|3-' || i, 'c', 'u', 'o', 'a', 'b'
    from generate_series(1, ${count}) as i`;
}

test("pages by key show every row once, forwards and backwards, with equal names and either order", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  await manyDevices(harness, place, 173);
  for (const sort of ["name", "-name", "serial", "-created"]) {
    const seen: string[] = [];
    let after: string | undefined;
    let last: Awaited<ReturnType<typeof listDevices.run>> | undefined;
    do {
      last = await harness.run(listDevices, place.owner, { sort, after });
      seen.push(...last.rows.map(({ id }) => id));
      after = last.next;
    } while (after !== undefined);
    expect(new Set(seen).size, sort).toBe(173);
    expect(last.total).toBe(173);

    const back: string[] = last.rows.map(({ id }) => id);
    let before = last.previous;
    while (before !== undefined) {
      const page = await harness.run(listDevices, place.owner, { sort, before });
      back.unshift(...page.rows.map(({ id }) => id));
      before = page.previous;
    }
    expect(back, sort).toEqual(seen);
  }
});

test("a search takes digits of any script and no pattern signs; a broken address falls back to the first page", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  await manyDevices(harness, place, 60);
  expect((await harness.run(listDevices, place.owner, { q: "٣-٥٩" })).rows).toHaveLength(1);
  expect((await harness.run(listDevices, place.owner, { q: "%" })).rows).toEqual([]);
  const lenient = await harness.run(listDevices, place.owner, {
    sort: "nonsense",
    after: "%%%",
    status: "asleep",
    branch: "x",
  });
  expect(lenient.rows).toHaveLength(50);
  expect(lenient.previous).toBeUndefined();
  expect((await harness.run(listAudit, place.owner, { q: "branch.open" })).rows).toMatchObject([
    { action: "branch.open", actorName: "Noura" },
  ]);
});
