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

/** P15: one till after the other at one chain, then a few at once. The goals are for what is done while the chain is held. */
export async function benchIssuing(product: Product, rounds: number): Promise<readonly Row[]> {
  const { place, devices } = await aLiveFleet(product, 1);
  const [deviceId = ""] = devices;
  let prepared = 0;
  const checkpoint = (name: string) => {
    if (name === "document.prepared") prepared = performance.now();
  };
  const ctx = createContext({ ...product.edges, checkpoint }, place.owner);
  const issue = () => execute(issueDocument, ctx, { deviceId, document: tillDocument(10) });
  // a till's server has been running for a while
  for (let i = 0; i < 300; i++) await issue();

  const count = Math.max(150, rounds * 10);
  const [whole, held]: [number[], number[]] = [[], []];
  const cpu = process.cpuUsage();
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    await issue();
    const ended = performance.now();
    whole.push(ended - started);
    held.push(ended - prepared);
  }
  const { user, system } = process.cpuUsage(cpu);

  const perSecond = async (tills: number) => {
    const each = 480 / tills;
    const started = performance.now();
    await Promise.all(
      Array.from({ length: tills }, async () => {
        for (let i = 0; i < each; i++) await issue();
      }),
    );
    return (480 * 1000) / (performance.now() - started);
  };
  const [four, sixteen] = [await perSecond(4), await perSecond(16)];

  return [
    row("lock, sign, insert, commit: 10 lines, p50", percentile(held, 50)),
    {
      ...row("lock, sign, insert, commit: 10 lines, p95", percentile(held, 95)),
      must: { most: 15 },
      excellent: { most: 8 },
    },
    row("the same with reading and checking before it, p50", percentile(whole, 50)),
    row("the same with reading and checking before it, p95", percentile(whole, 95)),
    row("processor time beside PostgreSQL's", (user + system) / 1000 / count),
    row("issue at one chain, four tills at once, all of it", four, "/s"),
    {
      ...row("issue at one chain, sixteen tills at once, all of it", sixteen, "/s"),
      must: { least: 150 },
      excellent: { least: 400 },
    },
  ];
}

const row = (what: string, value: number, unit = "ms"): Row => ({ goal: "P15", what, value, unit });
