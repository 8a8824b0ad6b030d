import type { Actor } from "#lib/actor.ts";
import { execute, type Command } from "#lib/command.ts";
import { createContext, type Edges } from "#lib/context.ts";
import type { QueueName } from "#lib/queue/queues.ts";
import { advanceEnrolment } from "#lib/services/enrolments/advance.ts";
import { drainLane } from "#lib/services/submissions/drain.ts";

export type Job = (edges: Edges, data: unknown) => Promise<unknown>;

/** What each queue's jobs run. A job reaches the one establishment that it names. */
export const jobs: Readonly<Record<QueueName, Job>> = {
  "enrolment.advance": job(advanceEnrolment),
  "submission.drain": job(drainLane),
};

function job<Input extends { establishmentId: string }, Output>(command: Command<Input, Output>): Job {
  return async (edges, data) => {
    const { establishmentId } = command.input.parse(data);
    const actor: Actor = { kind: "system", name: "worker", establishments: [establishmentId] };
    return await execute(command, createContext(edges, actor), data);
  };
}
