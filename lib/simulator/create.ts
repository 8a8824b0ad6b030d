import { systemClock, type Clock } from "#lib/clock.ts";
import { createAuthority } from "./ca.ts";
import { movableClock } from "./clock.ts";
import { answerControl } from "./control.ts";
import { createCredentials } from "./credentials.ts";
import { createDice } from "./dice.ts";
import { createFaults, type FaultOrder } from "./faults.ts";
import { answerCall } from "./gateway.ts";
import { createLedger } from "./ledger.ts";
import { createOperations, type Operations } from "./operations.ts";
import { createOtps } from "./otp.ts";
import { answerPortal } from "./portal/answer.ts";
import { createRequestLog } from "./request-log.ts";
import { seedSandbox } from "./calls/sandbox.ts";
import { openStore } from "./store.ts";
import { createSwitches } from "./switches.ts";
import { makeTokens, type Tokens } from "./tokens.ts";
import { notFound } from "./answers.ts";
import type { Check, World } from "./world.ts";

export type SimulatorOptions = {
  /** Schema and business rules. */
  readonly check: Check;
  readonly clock?: Clock;
  /** A SQLite file, or ":memory:". */
  readonly store?: string;
  readonly faults?: readonly FaultOrder[];
  readonly tokens?: Partial<Tokens>;
  /** Makes random faults and varying bodies repeatable. */
  readonly seed?: number;
};

export type Simulator = Operations & {
  readonly tokens: Tokens;
  /** Fatoora, its portal and the control endpoint behind one `fetch`. Any host name will do. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  close(): void;
};

/** The other end of Fatoora in one value: serves a test in process, or a server on loopback. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const store = openStore(options.store ?? ":memory:");
  const clock = movableClock(options.clock ?? systemClock, store);
  const now = (): Date => clock.now();
  const dice = createDice(options.seed ?? 1);
  const credentials = createCredentials(store);
  const world: World = {
    clock,
    credentials,
    dice,
    check: options.check,
    authority: createAuthority(store, now),
    otps: createOtps(store, now),
    ledger: createLedger(store),
    switches: createSwitches(store),
    faults: createFaults(dice, options.faults),
    log: createRequestLog(),
  };
  const tokens = makeTokens(store, options.tokens ?? {});
  const operations = createOperations(world);
  seedSandbox(credentials, now());
  return {
    ...operations,
    tokens,
    fetch: async (input, init) => answer(world, operations, tokens, new Request(input, init)),
    close: () => store.close(),
  };
}

async function answer(world: World, operations: Operations, tokens: Tokens, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/e-invoicing/")) return answerCall(world, request);
  if (pathname === "/control" || pathname.startsWith("/control/")) return answerControl(operations, tokens, request);
  if (pathname === "/" || pathname === "/portal" || pathname.startsWith("/portal/")) {
    return answerPortal(operations, tokens, request);
  }
  return notFound();
}
