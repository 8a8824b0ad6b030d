import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { expect, test, type TestContext } from "vitest";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { createContext } from "#lib/context.ts";
import { countCap } from "#lib/services/list-input.ts";
import { listCases } from "#tests/bench/lists/cases.ts";
import { everywhere, places } from "#tests/bench/lists/readers.ts";
import { seedLists } from "#tests/bench/lists/seed.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

/** Where the planner still reads all devices, and the two pictures that count every certificate. */
const named: ReadonlySet<string> = new Set([
  "devices, search, many by branch",
  "certificates by week, all",
  "certificates, if nobody acts, all",
]);

type Statement = { readonly text: string; readonly values: readonly unknown[] };

const large = [
  "devices",
  "credentials",
  "enrolments",
  "document_identities",
  "submissions",
  "documents",
  "findings",
  "renewal_plans",
  "buyer_names",
];
/** A scan that the limit of a count or of a page ends early reads nothing through. */
const fewRows = countCap * 1.1;

const Plan = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Actual Rows": z.number(),
  "Actual Loops": z.number(),
  "Rows Removed by Filter": z.number().optional(),
  get Plans() {
    return z.array(Plan).optional();
  },
});
type Plan = z.output<typeof Plan>;

test("no page of a long list reads a large table through or sorts more than a count goes to", async (context) => {
  const harness = await createHarness(context);
  await seedLists(harness.owner, { devices: 12_000, documents: 24_000 });
  await pretendLarge(harness.owner);
  const { database, asked, explain } = recording(context, harness);
  const faults: string[] = [];
  const reader = createContext({ ...harness.edges, database }, everywhere);
  for (const { list, what, address, ask } of listCases(places)) {
    const name = `${list}, ${what}`;
    asked.length = 0;
    await ask(reader, address);
    const found = (await explain([...asked])).flatMap(faultsOf);
    if (!named.has(name)) faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  expect(faults).toEqual([]);
}, 180_000);

/** Tells the planner that there is twenty times as much, as in the largest fleets. */
async function pretendLarge(owner: postgres.Sql): Promise<void> {
  await owner`update pg_class set reltuples = reltuples * 20 where relnamespace = 'public'::regnamespace and reltuples > 1000`;
}

/** A database that remembers what it was asked, and explains it under the same settings of the transaction. */
function recording({ onTestFinished }: TestContext, { appUrl }: Harness) {
  const asked: Statement[] = [];
  const debug = (_: number, text: string, values: unknown[]) => void asked.push({ text, values });
  const options = { onnotice: () => undefined, connection: { TimeZone: "UTC" }, max: 1 };
  const [client, explainer] = [postgres(appUrl, { ...options, debug }), postgres(appUrl, options)];
  onTestFinished(async () => {
    await Promise.all([client.end(), explainer.end()]);
  });
  const database: Database = Object.assign(drizzle(client), { locks: client, close: async () => {} });
  const explain = (statements: readonly Statement[]): Promise<readonly Plan[]> =>
    explainer.begin(async (tx) => {
      const plans: Plan[] = [];
      for (const { text, values } of statements) {
        const parameters = values.map(String);
        if (!text.startsWith("select") || text.startsWith("select set_config")) {
          if (text.startsWith("select")) await tx.unsafe(text, parameters);
          continue;
        }
        const [row] = await tx.unsafe(`explain (analyze, format json, timing off) ${text}`, parameters);
        plans.push(
          z
            .array(z.object({ Plan }))
            .parse(row?.["QUERY PLAN"])
            .map(({ Plan: plan }) => plan)[0] ?? nothing,
        );
      }
      return plans;
    });
  return { database, asked, explain };
}

const nothing: Plan = { "Node Type": "Result", "Actual Rows": 0, "Actual Loops": 1 };

function faultsOf(plan: Plan): readonly string[] {
  const own: string[] = [];
  const rows = (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"];
  const table = plan["Relation Name"] ?? "";
  if (plan["Node Type"] === "Seq Scan" && rows > fewRows && large.some((name) => table.startsWith(name)))
    own.push(`reads ${table} through, ${rows} rows`);
  const [sorted] = plan["Node Type"] === "Sort" ? (plan.Plans ?? []) : [];
  if (sorted !== undefined && sorted["Actual Rows"] > countCap) own.push(`sorts ${sorted["Actual Rows"]} rows`);
  return [...own, ...(plan.Plans ?? []).flatMap(faultsOf)];
}
