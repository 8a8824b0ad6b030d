import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { removeDemonstrations } from "#db/remove-demonstrations.ts";
import { tellDemonstration } from "#lib/cli/demo/story.ts";
import { createHarness } from "../../support/harness.ts";

test("the demonstration sells a morning's documents, and is taken away with all that was kept of them", async (context) => {
  const harness = await createHarness(context);
  const folder = mkdtempSync(join(tmpdir(), "khatm-demonstration-"));
  context.onTestFinished(() => rmSync(folder, { recursive: true }));
  const told = () => tellDemonstration(harness.edges, join(folder, "simulator.db"));

  expect(await told()).toBe(true);
  expect(await told()).toBe(false);
  const kinds = await harness.owner`
    select kind, count(*)::int as count from document_identities group by kind order by kind`;
  expect([...kinds]).toEqual([
    { kind: "standard", count: 2 },
    { kind: "simplified", count: 6 },
  ]);
  expect([...(await harness.owner`select key from settings where establishment_id is not null`)]).toEqual([]);

  expect(await removeDemonstrations(harness.edges.database)).toBe(1);
  for (const table of ["documents", "submissions", "findings", "document_identities", "devices", "establishments"])
    expect([table, ...(await harness.owner`select 1 from ${harness.owner(table)} limit 1`)]).toEqual([table]);
});
