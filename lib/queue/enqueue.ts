import { PgBoss } from "pg-boss";
import type { Enqueue, Job } from "#db/atomically.ts";
import type { Transaction } from "#db/client.ts";
import { ask } from "#db/statement.ts";
import { queueSchema } from "./queues.ts";

export type JobSender = { enqueue: Enqueue; close(): Promise<void> };

/** Sends jobs on the caller's own transaction, so that a change and its job are committed together or not at all. */
export async function createJobSender(appUrl: string): Promise<JobSender> {
  const boss = new PgBoss({
    connectionString: appUrl,
    schema: queueSchema,
    max: 1,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => {});
  await boss.start();
  return {
    enqueue: async (tx, jobs) => {
      const db = onTransaction(tx);
      await Promise.all(
        jobs.filter(firstOfItsKey).map((job) => boss.send(job.queue, job.data, { ...optionsOf(job), db })),
      );
    },
    close: () => boss.stop({ graceful: false }),
  };
}

const firstOfItsKey = ({ queue, key }: Job, index: number, jobs: readonly Job[]): boolean =>
  key === undefined || jobs.findIndex((each) => each.queue === queue && each.key === key) === index;

const optionsOf = ({ after, key }: Job) => ({
  ...(after === undefined ? {} : { startAfter: after }),
  ...(key === undefined ? {} : { singletonKey: key }),
});

const onTransaction = (tx: Transaction) => ({
  executeSql: async (text: string, values: unknown[] = []) => ({ rows: [...(await ask(tx, text, values))] }),
});
