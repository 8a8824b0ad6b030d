import { egsSerialOf, proposeCsrFields } from "#lib/domain/csr-proposal.ts";
import { registerDevice } from "#lib/services/devices/register.ts";
import { advanceEnrolment } from "#lib/services/enrolments/advance.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import type { Simulator } from "#lib/simulator/create.ts";
import { branches, establishment, type DemoDevice, type Fate } from "./records.ts";
import type { Stage } from "./stage.ts";

/** Registers a device and takes it as far as its fate lets it. Says its id. */
export async function onboard(
  stage: Stage,
  place: { establishmentId: string; branchId: string },
  device: DemoDevice,
): Promise<string> {
  const { id: deviceId } = await stage.run(registerDevice, { ...place, ...recordOf(device) });
  if (device.fate.kind === "draft") return deviceId;
  const { id: enrolmentId } = await stage.run(startEnrolment, { deviceId });
  if (device.fate.kind === "waiting_for_code") return deviceId;
  prepare(stage.simulator, device.fate);
  await stage.run(submitCode, { enrolmentId, code: codeFor(stage.simulator, device.fate) });
  await stage.run(advanceEnrolment, { enrolmentId, establishmentId: place.establishmentId });
  stage.simulator.clearFaults();
  return deviceId;
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
