import { expect, test, vi } from "vitest";
import { sealAudit } from "#db/seal-audit.ts";
import { verifyAudit } from "#db/verify-audit.ts";
import { main } from "#lib/cli/main.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { aDevice, aPlace } from "../../support/records.ts";

async function withEntries(harness: Harness): Promise<string> {
  const place = await aPlace(harness);
  for (let i = 0; i < 4; i += 1) await aDevice(harness, place);
  await sealAudit(harness.edges.database);
  return place.establishmentId;
}

/** The third entry of a chain. */
const third = async ({ owner }: Harness, establishmentId: string): Promise<string> => {
  const [seal] = await owner<{ id: string }[]>`
    select entry_id as id from audit_seals where establishment_id = ${establishmentId} and position = 3`;
  return seal?.id ?? "";
};

test("an audit that nobody touched is proven whole, and its unsealed tail is counted", async (context) => {
  const harness = await createHarness(context);
  await withEntries(harness);
  const { sealed } = await verifyAudit(harness.edges.database);
  await aPlace(harness);
  const verdict = await verifyAudit(harness.edges.database);
  expect(verdict).toMatchObject({ sealed, breaks: [] });
  expect(verdict.unsealed).toBeGreaterThan(0);
  await sealAudit(harness.edges.database);
  expect(await verifyAudit(harness.edges.database)).toMatchObject({ sealed: sealed + verdict.unsealed, unsealed: 0 });
});

test("an entry that was changed, moved to another establishment or removed breaks its chain and no other", async (context) => {
  const harness = await createHarness(context);
  const [changed, moved, removed] = [
    await withEntries(harness),
    await withEntries(harness),
    await withEntries(harness),
  ];
  await withEntries(harness);
  const { owner } = harness;
  const entry = {
    changed: await third(harness, changed),
    moved: await third(harness, moved),
    removed: await third(harness, removed),
  };
  await owner`update audit_entries set actor_name = 'somebody else' where id = ${entry.changed}`;
  await owner`update audit_entries set establishment_id = ${changed} where id = ${entry.moved}`;
  await owner`delete from audit_seals where entry_id = ${entry.removed}`;
  await owner`delete from audit_entries where id = ${entry.removed}`;

  const { breaks } = await verifyAudit(harness.edges.database);
  expect(breaks.toSorted((a, b) => Number(a.entryId) - Number(b.entryId))).toEqual([
    { establishmentId: changed, position: "3", entryId: entry.changed, reason: "altered" },
    { establishmentId: moved, position: "3", entryId: entry.moved, reason: "altered" },
    { establishmentId: removed, position: "3", entryId: expect.any(String), reason: "gap" },
  ]);
});

test("the command ends with 1 as soon as a chain is broken", async (context) => {
  const harness = await createHarness(context);
  const establishmentId = await withEntries(harness);
  vi.stubEnv("DATABASE_URL", harness.appUrl);
  vi.stubEnv("KHATM_ROOT_KEY", Buffer.alloc(32, 7).toString("base64"));
  context.onTestFinished(() => void vi.unstubAllEnvs());
  const said: string[] = [];
  const io = { clock: harness.clock, env: process.env, out: (text: string) => said.push(text), warn: () => undefined };
  expect(await main(["audit", "verify"], io)).toBe(0);
  await harness.owner`update audit_entries set detail = '{}' where id = ${await third(harness, establishmentId)}`;
  expect(await main(["audit", "verify"], io)).toBe(1);
  expect(said.at(-1)).toContain(`BROKEN ${establishmentId} at 3`);
});
