import type { Actor } from "#lib/actor.ts";
import type { Clock } from "#lib/clock.ts";
import { execute, type Command } from "#lib/command.ts";
import { createContext, type Edges } from "#lib/context.ts";
import { egsSerialOf, proposeCsrFields } from "#lib/domain/csr-proposal.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { openBranch } from "#lib/services/branches/open.ts";
import { registerDevice } from "#lib/services/devices/register.ts";
import { advanceEnrolment } from "#lib/services/enrolments/advance.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { createDemonstration } from "#lib/services/establishments/demonstration.ts";
import { createSimulator, type Simulator } from "#lib/simulator/create.ts";
import { checkRules } from "#lib/simulator/rules.ts";
import { branches, devices, establishment, type DemoDevice, type Fate } from "./records.ts";

const day = 86_400_000;
const demonstrator: Actor = { kind: "system", name: "demonstration", establishments: "all" };

type Stage = {
  readonly simulator: Simulator;
  /** Sets the time at which the next things happen. */
  readonly goTo: (at: Date) => void;
  readonly run: <Input, Output>(operation: Command<Input, Output>, input: unknown) => Promise<Output>;
};

/**
 * Records the demonstration with the product's own commands, against the simulator whose state lies in `store`: real keys,
 * real requests and real certificates, some of them issued years ago. False when it is there already.
 */
export async function tellDemonstration(edges: Edges, store: string): Promise<boolean> {
  const now = edges.clock.now();
  const clock = clockAt(now);
  const simulator = createSimulator({ check: checkRules, clock, store });
  try {
    const gateway = createGateway({ fetch: simulator.fetch, config: gatewayConfig(inProcess), clock });
    const ctx = createContext({ ...edges, clock, gateway }, demonstrator);
    const run: Stage["run"] = (operation, input) => execute(operation, ctx, input);
    return await tell({ simulator, goTo: clock.goTo, run }, now);
  } finally {
    simulator.clearFaults();
    simulator.close();
  }
}

/** Any loopback address will do: the calls never leave the process. */
const inProcess = { KHATM_GATEWAY_SIMULATOR: "http://127.0.0.1:9/e-invoicing/core" };

async function tell(stage: Stage, now: Date): Promise<boolean> {
  const created = await stage.run(createDemonstration, { establishment });
  if (created === undefined) return false;
  const places: string[] = [];
  for (const branch of branches)
    places.push((await stage.run(openBranch, { establishmentId: created.id, memberId: "", ...branch })).id);
  for (const device of devices) {
    const ago = device.fate.kind === "live" ? device.fate.daysAgo * day : 20 * 60_000;
    stage.goTo(new Date(now.getTime() - ago));
    await act(stage, { establishmentId: created.id, branchId: places[device.branch] ?? "" }, device);
  }
  return true;
}

async function act(
  stage: Stage,
  place: { establishmentId: string; branchId: string },
  device: DemoDevice,
): Promise<void> {
  const { id: deviceId } = await stage.run(registerDevice, { ...place, ...recordOf(device) });
  if (device.fate.kind === "draft") return;
  const { id: enrolmentId } = await stage.run(startEnrolment, { deviceId });
  if (device.fate.kind === "waiting_for_code") return;
  prepare(stage.simulator, device.fate);
  await stage.run(submitCode, { enrolmentId, code: codeFor(stage.simulator, device.fate) });
  await stage.run(advanceEnrolment, { enrolmentId, establishmentId: place.establishmentId });
  stage.simulator.clearFaults();
}

function recordOf({ branch, name, functionalityMap }: DemoDevice) {
  const place = branches[branch] ?? branches[0];
  return {
    environment: "simulator",
    servedBranchIds: [],
    name,
    functionalityMap,
    egsSerial: egsSerialOf("Khatm", "Demo", crypto.randomUUID()),
    ...proposeCsrFields({ establishment, memberTin: null, branch: place, deviceName: name }),
  };
}

function prepare(simulator: Simulator, fate: Fate): void {
  simulator.set({ productionDays: fate.kind === "live" ? fate.validDays : null });
  if (fate.kind === "check_failed")
    simulator.inject({ kind: "check-failed", path: "/compliance/invoices", step: "simplified-credit-note-compliant" });
  if (fate.kind === "answer_lost") simulator.inject({ kind: "reset", path: "/production/csids", times: 2 });
}

function codeFor(simulator: Simulator, fate: Fate): string {
  if (fate.kind === "code_refused") return "000000";
  const [otp] = simulator.makeOtps({ station: "production", vat: establishment.vatNumber, kind: "onboarding" });
  return otp?.code ?? "000000";
}

function clockAt(start: Date): Clock & { goTo: (at: Date) => void } {
  let at = start;
  return { now: () => at, goTo: (next) => (at = next) };
}
