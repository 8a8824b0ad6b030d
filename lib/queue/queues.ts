/** Every queue, and how its jobs are kept. A job carries ids only, never a secret. */
export const queues = {
  "enrolment.advance": { policy: "standard", retryLimit: 5, retryDelay: 5, retryBackoff: true, notify: true },
  "submission.drain": { policy: "short", retryLimit: 2, retryDelay: 5, retryBackoff: true, notify: true },
} as const;

export type QueueName = keyof typeof queues;
export const queueNames = ["enrolment.advance", "submission.drain"] as const satisfies readonly QueueName[];

export const queueSchema = "pgboss";
