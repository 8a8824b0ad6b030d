import { setTimeout as sleep } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { queueNames, queueSchema, type QueueName } from "#lib/queue/queues.ts";
import { openEdges } from "./edges.ts";
import { jobFailure } from "./job-failure.ts";
import { jobs } from "./jobs.ts";
import { rounds, type Round } from "./rounds.ts";

const atOnce = 8;
const stopping = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stopping.abort());

const { edges, environment, close } = await openEdges("worker", { connections: 2 * atOnce + 4 });
const boss = new PgBoss({
  connectionString: environment.databaseUrl.revealText(),
  schema: queueSchema,
  max: 4,
  migrate: false,
  createSchema: false,
  useListenNotify: true,
});
boss.on("error", (error) => edges.log.error("queue.error", error));
await boss.start();
for (const name of queueNames) await listen(name);
const going = rounds.map(keepRound);
edges.log.info("worker.ready");

await new Promise<void>((resolve) => stopping.signal.addEventListener("abort", () => resolve(), { once: true }));
await boss.stop({ graceful: true, timeout: 4_000 });
await Promise.race([Promise.all(going), sleep(2_000)]);
await close();
process.exit();

async function listen(name: QueueName): Promise<void> {
  const options = {
    batchSize: 1,
    localConcurrency: atOnce,
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 2,
  };
  await boss.work(name, options, async (batch: { data: unknown }[]) => {
    for (const { data } of batch)
      await jobs[name](edges, data).catch((error: unknown) => {
        edges.log.error("job.failed", error, { queue: name });
        throw jobFailure(error);
      });
  });
}

async function keepRound({ name, everyMs, run }: Round): Promise<void> {
  while (!stopping.signal.aborted) {
    await run(edges).catch((error: unknown) => edges.log.error("round.failed", error, { round: name }));
    await sleep(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  }
}
