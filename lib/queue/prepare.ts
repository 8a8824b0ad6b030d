import { PgBoss } from "pg-boss";
import type postgres from "postgres";
import { queues, queueSchema } from "./queues.ts";

/** Creates the job tables and the queues as the owner, and lets the lesser role use them. */
export async function prepareQueues(ownerUrl: string, sql: postgres.Sql, role: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: queueSchema,
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => {});
  await boss.start();
  for (const [name, options] of Object.entries(queues)) {
    const existing = await boss.getQueue(name);
    if (existing === null) await boss.createQueue(name, options);
  }
  await boss.stop({ graceful: false });
  await sql.unsafe(`
    grant usage on schema ${queueSchema} to ${role};
    grant select, insert, update, delete on all tables in schema ${queueSchema} to ${role};
    grant usage on all sequences in schema ${queueSchema} to ${role};
    grant execute on all functions in schema ${queueSchema} to ${role}`);
}
