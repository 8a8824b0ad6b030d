import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { advanceEnrolment } from "#lib/services/enrolments/advance.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { aWaitingFleet, tillDocument, type Fleet } from "./fleet.ts";
import { percentile } from "./measure.ts";
import type { Product } from "./product.ts";
import type { Row } from "./report.ts";

/** Devices that went live without a worker. */
export async function aLiveFleet(product: Product, size: number): Promise<Fleet> {
  const { give, place, devices } = await aWaitingFleet(product, size);
  await give();
  const { establishmentId } = place;
  const walks = await product.owner<{ id: string }[]>`
    select id from enrolments where establishment_id = ${establishmentId} and status = 'ready'`;
  const ctx = createContext(product.edges, { kind: "system", name: "bench", establishments: [establishmentId] });
  for (const { id } of walks) await execute(advanceEnrolment, ctx, { enrolmentId: id, establishmentId });
  return { place, devices };
}

/** P15: one till after the other at one chain, then a few at once. */
export async function benchIssuing(product: Product, rounds: number): Promise<readonly Row[]> {
  const { place, devices } = await aLiveFleet(product, 1);
  const [deviceId = ""] = devices;
  const issue = (lines: number) => product.run(issueDocument, place.owner, { deviceId, document: tillDocument(lines) });
  for (let i = 0; i < 40; i++) await issue(10);

  const count = Math.max(150, rounds * 10);
  const elapsed: number[] = [];
  const cpu = process.cpuUsage();
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    await issue(10);
    elapsed.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(cpu);

  const together = 400;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let i = 0; i < together / 4; i++) await issue(10);
    }),
  );
  const perSecond = (together * 1000) / (performance.now() - started);

  const what = "issue 10 lines: check, lock, sign, insert, commit";
  const common = { goal: "P15", unit: "ms" };
  return [
    { ...common, what: `${what}, p50`, value: percentile(elapsed, 50) },
    { ...common, what: `${what}, p95`, value: percentile(elapsed, 95), must: { most: 15 }, excellent: { most: 8 } },
    { ...common, what: `${what}, processor time beside PostgreSQL's`, value: (user + system) / 1000 / count },
    {
      goal: "P15",
      what: "issue at one chain",
      value: perSecond,
      unit: "/s",
      must: { least: 150 },
      excellent: { least: 400 },
    },
  ];
}
