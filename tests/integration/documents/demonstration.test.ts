import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { removeDemonstrations } from "#db/remove-demonstrations.ts";
import { tellDemonstration } from "#lib/cli/demo/story.ts";
import { listCauses } from "#lib/services/findings/causes.ts";
import { countFindings } from "#lib/services/findings/count.ts";
import { findingTrend } from "#lib/services/findings/trend.ts";
import { findDueLanes } from "#lib/services/submissions/find-due.ts";
import { createHarness, worker } from "../../support/harness.ts";

test("the demonstration sells for six weeks, leaves the worker nothing to send, and is taken away with all that was kept of it", async (context) => {
  const harness = await createHarness(context);
  const { edges, owner, run } = harness;
  const folder = mkdtempSync(join(tmpdir(), "khatm-demonstration-"));
  context.onTestFinished(() => rmSync(folder, { recursive: true }));
  const told = () => tellDemonstration(edges, join(folder, "simulator.db"));
  await countFindings(edges);

  expect(await told()).toBe(true);
  expect(await told()).toBe(false);
  const states = await owner`
    select state, count(*)::int as count from submissions where attempts = 1 or state = 'pending' group by state order by state`;
  expect([...states]).toEqual([
    { state: "pending", count: 3 },
    { state: "stopped", count: 1 },
    { state: "accepted", count: 49 },
    { state: "accepted_with_warnings", count: 4 },
    { state: "rejected", count: 6 },
  ]);
  expect([...(await owner`select key from settings where establishment_id is not null`)]).toEqual([]);
  expect(await run(findDueLanes, worker, {})).toEqual([]);
  expect([...(await owner`select 1 from pgboss.job where name in ('submission.drain', 'enrolment.advance')`)]).toEqual(
    [],
  );

  const { causes } = await run(listCauses, worker, {});
  expect(causes.map(({ code, documents }) => [code, documents])).toEqual([
    ["BR-KSA-44", 3],
    ["BR-KSA-17", 2],
  ]);
  const branches = await owner`select distinct branch_id from open_rejections where code = 'BR-KSA-44'`;
  expect(branches).toHaveLength(2);
  await countFindings(edges);
  const weeks = await run(findingTrend, worker, {});
  const sum = (of: "accepted" | "errors" | "warnings") => weeks.reduce((all, week) => all + week[of], 0);
  expect([sum("accepted"), sum("errors"), sum("warnings")]).toEqual([53, 6, 8]);

  expect(await removeDemonstrations(edges.database)).toBe(1);
  const left = await owner`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'establishment_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`;
  for (const { relname } of left)
    expect([
      relname,
      ...(await owner`select 1 from ${owner(relname)} where establishment_id is not null limit 1`),
    ]).toEqual([relname]);
});
