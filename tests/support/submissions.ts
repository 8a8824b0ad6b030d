import type { Edges } from "#lib/context.ts";
import { createGateway, type Gateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { changeSetting } from "#lib/services/settings/change.ts";
import { rounds } from "#lib/worker/rounds.ts";
import { documentInput, issueAt } from "./documents.ts";
import type { Walk } from "./walk.ts";

export const minute = 60_000;
export const hour = 60 * minute;

/** Moves the clock, lets the worker's round find what is due, and runs the jobs that it woke. */
export async function work({ harness }: Walk, ms = 0, edges: Partial<Edges> = {}): Promise<void> {
  harness.clock.advance(ms);
  await rounds.find(({ name }) => name === "due documents")?.run({ ...harness.edges, ...edges });
  await harness.drain(edges);
}

export type Row = {
  readonly document_id: string;
  readonly state: string;
  readonly kind: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly attempts: number;
  readonly failures: number;
  readonly next_attempt_at: Date | null;
  readonly attention_since: Date | null;
  readonly asked_at: Date | null;
};

export async function rowOf({ harness }: Walk, documentId: string): Promise<Row> {
  const [row] = await harness.owner<Row[]>`select * from submissions where document_id = ${documentId}`;
  if (row === undefined) throw new Error("no submission");
  return row;
}

/** A document of the till, not sent yet. */
export async function anIssued(till: Walk, kind: "standard" | "simplified" = "simplified"): Promise<string> {
  till.harness.clock.advance(1_000);
  return (await issueAt(till, documentInput(till.harness, kind))).id;
}

/** A gateway that gives every call this answer, or whatever the function does. */
export function answering(
  till: Walk,
  answer: (request: Request) => Response | Promise<Response>,
): { gateway: Gateway } {
  const config = gatewayConfig({ KHATM_GATEWAY_SIMULATOR: "http://127.0.0.1:9/e-invoicing/core" });
  return { gateway: createGateway({ fetch: async (request) => answer(request), config, clock: till.harness.clock }) };
}

/** A till that may send fast, so that a standing clock does not run out of calls. */
export async function opened(till: Walk, more: Readonly<Record<string, number | string>> = {}): Promise<Walk> {
  const { establishmentId, owner } = till.place;
  for (const [key, value] of Object.entries({ "document.calls_per_second": 100, ...more }))
    await till.harness.run(changeSetting, owner, { establishmentId, environment: "simulator", key, value });
  return till;
}
