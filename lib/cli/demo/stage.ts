import type { Actor } from "#lib/actor.ts";
import type { Clock } from "#lib/clock.ts";
import { execute, type Command } from "#lib/command.ts";
import { createContext, type Edges } from "#lib/context.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { createSimulator, type Simulator } from "#lib/simulator/create.ts";
import { checkRules } from "#lib/simulator/rules.ts";

const demonstrator: Actor = { kind: "system", name: "demonstration", establishments: "all" };

export type Stage = {
  readonly simulator: Simulator;
  /** Sets the time at which the next things happen. */
  readonly goTo: (at: Date) => void;
  readonly run: <Input, Output>(operation: Command<Input, Output>, input: unknown) => Promise<Output>;
};

/** Something that happens at a time of the past. */
export type Event = { readonly at: Date; readonly act: () => Promise<unknown> };

/** Plays with the product's own commands against the simulator whose state lies in `store`; no job is left for the worker. */
export async function onStage<T>(edges: Edges, store: string, play: (stage: Stage) => Promise<T>): Promise<T> {
  const clock = clockAt(edges.clock.now());
  const simulator = createSimulator({ check: checkRules, clock, store });
  try {
    const gateway = createGateway({ fetch: simulator.fetch, config: gatewayConfig(inProcess), clock });
    const ctx = createContext({ ...edges, clock, gateway, enqueue: () => Promise.resolve() }, demonstrator);
    return await play({ simulator, goTo: clock.goTo, run: (operation, input) => execute(operation, ctx, input) });
  } finally {
    simulator.clearFaults();
    simulator.close();
  }
}

/** Lets everything happen in its order. */
export async function inOrder({ goTo }: Stage, events: readonly Event[]): Promise<void> {
  for (const { at, act } of events.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    goTo(at);
    await act();
  }
}

/** Any loopback address will do: the calls never leave the process. */
const inProcess = { KHATM_GATEWAY_SIMULATOR: "http://127.0.0.1:9/e-invoicing/core" };

function clockAt(start: Date): Clock & { goTo: (at: Date) => void } {
  let at = start;
  return { now: () => at, goTo: (next) => (at = next) };
}
