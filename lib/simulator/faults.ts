import { z } from "zod";
import type { Dice } from "./dice.ts";
import { environments, type Station } from "./stations.ts";

const faultKinds = [
  "otp-refused",
  "unauthorized",
  "throttled",
  "unavailable",
  "gateway-timeout",
  "server-error",
  "http-error",
  "firewall",
  "reset",
  "hang",
  "slow",
  "lost",
  "lost-behind-504",
  "empty-400",
  "contradiction",
  "unprocessable",
  "with-warnings",
  "check-failed",
] as const;

export const Fault = z.strictObject({
  kind: z.enum(faultKinds),
  /** The path below the station, such as `/compliance/invoices`; `*` means every call. */
  path: z.string().default("*"),
  method: z.string().optional(),
  station: z.enum(environments).optional(),
  /** How often it still strikes; null means until cleared. */
  times: z.number().int().positive().nullable().default(1),
  /** The share of matching calls that it strikes. */
  rate: z.number().min(0).max(1).default(1),
  latencyMs: z.number().int().min(0).default(0),
  /** For `check-failed`: the only compliance step that it strikes. */
  step: z.string().optional(),
});
export type Fault = z.infer<typeof Fault>;
export type FaultOrder = z.input<typeof Fault>;

export type Call = { readonly station: Station; readonly path: string; readonly method: string };

export type Faults = {
  add(order: FaultOrder): Fault;
  clear(): void;
  list(): readonly Fault[];
  /** The first fault that strikes this call now; it is used up by one. */
  strike(call: Call, step?: string): Fault | undefined;
};

export function createFaults(dice: Dice, initial: readonly FaultOrder[] = []): Faults {
  let armed: readonly Fault[] = initial.map((order) => Fault.parse(order));
  return {
    add(order) {
      const fault = Fault.parse(order);
      armed = [...armed, fault];
      return fault;
    },
    clear() {
      armed = [];
    },
    list: () => armed,
    strike(call, step) {
      const fault = armed.find((each) => matches(each, call, step) && (each.rate === 1 || dice.next() < each.rate));
      if (fault && fault.times !== null)
        armed = armed.flatMap((each) => (each === fault ? spend(fault, fault.times) : [each]));
      return fault;
    },
  };
}

function matches(fault: Fault, call: Call, step: string | undefined): boolean {
  const isStepFault = fault.kind === "check-failed";
  return (
    (fault.path === "*" || fault.path === call.path) &&
    (fault.method === undefined || fault.method === call.method) &&
    (fault.station === undefined || fault.station === call.station) &&
    isStepFault === (step !== undefined) &&
    (fault.step === undefined || fault.step === step)
  );
}

const spend = (fault: Fault, times: number | null): readonly Fault[] =>
  times === null || times <= 1 ? [] : [{ ...fault, times: times - 1 }];
