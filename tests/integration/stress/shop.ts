import type { TestContext } from "vitest";
import { systemClock } from "#lib/clock.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { createApiKey } from "#lib/services/api-keys/create.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { changeSetting } from "#lib/services/settings/change.ts";
import type { Dice } from "#lib/simulator/dice.ts";
import type { FaultOrder } from "#lib/simulator/faults.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { aDevice, aPlace, type Place } from "../../support/records.ts";
import { installRoutes } from "../../support/routes.ts";
import { simulatorProcess, type SimulatorProcess } from "../../support/simulator-process.ts";

export type Shop = {
  readonly harness: Harness;
  readonly simulator: SimulatorProcess;
  readonly place: Place;
  readonly devices: readonly string[];
  /** What the tills present. */
  readonly key: string;
  /** What a worker of this shop is told. */
  readonly env: Readonly<Record<string, string>>;
};

/** Live devices whose gateway errs in every way that leaves the caller guessing, on the real clock and with a simulator of its own process. */
export async function aStressedShop(
  test: Pick<TestContext, "onTestFinished">,
  { devices: count, seed }: { devices: number; seed: number },
): Promise<Shop> {
  const simulator = await simulatorProcess(test, seed);
  const address = { KHATM_GATEWAY_SIMULATOR: simulator.address };
  const gateway = createGateway({ fetch, config: gatewayConfig(address), clock: systemClock });
  const harness = await createHarness(test, { clock: systemClock, gateway });
  const place = await aPlace(harness);
  const { establishmentId, owner, vatNumber } = place;
  for (const [key, value] of Object.entries(hurried))
    await harness.run(changeSetting, owner, { establishmentId, environment: "simulator", key, value });
  const devices: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const deviceId = await aDevice(harness, place);
    const { id: enrolmentId } = await harness.run(startEnrolment, owner, { deviceId });
    await harness.run(submitCode, owner, { enrolmentId, code: await simulator.code(vatNumber) });
    await harness.drain();
    devices.push(deviceId);
  }
  const scopes = ["document:write", "document:read"];
  const { key } = await harness.run(createApiKey, owner, { establishmentId, name: "Tills", scopes });
  installRoutes(harness);
  for (const fault of faults) await simulator.inject(fault);
  const rootKey = Buffer.alloc(32, 7).toString("base64");
  return {
    harness,
    simulator,
    place,
    devices,
    key,
    env: { ...address, DATABASE_URL: harness.appUrl, KHATM_ROOT_KEY: rootKey },
  };
}

const hurried = {
  "document.calls_per_second": 1000,
  "document.in_flight_per_vat_number": 20,
  "document.in_flight_per_device": 4,
  "document.first_back_off_ms": 1_000,
  "document.back_off_ceiling_ms": 60_000,
  "document.timeout_ms": 5_000,
  "document.caller_wait_ms": 500,
};

const always = { times: null };
const faults: readonly FaultOrder[] = [
  { kind: "lost", rate: 0.03, ...always },
  { kind: "lost-behind-504", rate: 0.02, ...always },
  { kind: "unavailable", rate: 0.02, ...always },
  { kind: "server-error", rate: 0.01, ...always },
  { kind: "reset", rate: 0.01, ...always },
  { kind: "firewall", rate: 0.01, ...always },
  { kind: "empty-400", rate: 0.01, ...always },
  { kind: "slow", rate: 0.05, latencyMs: 200, ...always },
  { kind: "hang", rate: 0.004, ...always },
  { kind: "contradiction", rate: 0.004, ...always },
  { kind: "unprocessable", rate: 0.004, ...always },
];

/** A random UUID that the seed repeats. */
export function atRandom(dice: Dice): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(dice.next() * 16).toString(16)).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
