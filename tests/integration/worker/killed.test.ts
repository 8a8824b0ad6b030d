import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { systemClock } from "#lib/clock.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { checkRules } from "#lib/simulator/rules.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { createVault } from "#lib/vault/vault.ts";
import { keyringFromFile } from "#lib/vault/key-file.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { showEnrolment } from "#lib/services/enrolments/queries.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { createHarness } from "../../support/harness.ts";
import { aDevice, aPlace } from "../../support/records.ts";

test(
  "a worker that is killed again and again still brings the device to life",
  { timeout: 120_000 },
  async (context) => {
    const folder = mkdtempSync(join(tmpdir(), "khatm-killed-"));
    context.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const keyFile = join(folder, "root-keys");
    const { keyring } = await keyringFromFile(keyFile, { mayCreate: true });
    const simulator = await startSimulator({ port: 0, check: checkRules });
    context.onTestFinished(() => simulator.close());
    simulator.simulator.set({ latencyMs: 150 });
    const address = { KHATM_GATEWAY_SIMULATOR: `${simulator.url}/e-invoicing/core` };

    const gateway = createGateway({ fetch, config: gatewayConfig(address), clock: systemClock });
    const harness = await createHarness(context, { clock: systemClock, vault: createVault(keyring), gateway });
    const place = await aPlace(harness);
    const deviceId = await aDevice(harness, place, { functionalityMap: "0100" });
    const { id: enrolmentId } = await harness.run(startEnrolment, place.owner, { deviceId });
    const status = async () => (await harness.run(showEnrolment, place.owner, { enrolmentId })).status;
    const give = async () => {
      const [otp] = simulator.simulator.makeOtps({ station: "production", vat: place.vatNumber, kind: "onboarding" });
      await harness.run(submitCode, place.owner, { enrolmentId, code: otp?.code });
    };

    const env = { ...process.env, ...address, DATABASE_URL: harness.appUrl, KHATM_KEY_FILE: keyFile };
    await give();
    for (const lifetimeMs of [400, 300, 500]) {
      const worker = runWorker(env);
      await once(worker.stdout ?? worker, "data");
      await sleep(lifetimeMs);
      worker.kill("SIGKILL");
      await once(worker, "exit");
    }
    const last = runWorker(env);
    context.onTestFinished(() => void last.kill("SIGKILL"));
    for (let tries = 0; tries < 300 && (await status()) !== "active"; tries += 1) {
      const { reason } = await harness.run(showEnrolment, place.owner, { enrolmentId });
      if (reason !== null && wantsAnotherCode.has(reason.code)) await give();
      await sleep(250);
    }
    expect(await status()).toBe("active");
    const { credentials } = await harness.run(showDevice, place.owner, { deviceId });
    expect(credentials.filter(({ status: state }) => state === "live")).toHaveLength(1);
  },
);

/** A worker that died in the call leaves a spent code, or one of which nobody knows after the repeat died as well. */
const wantsAnotherCode: ReadonlySet<string> = new Set(["otp_spent", "otp_answer_lost"]);

const runWorker = (env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, ["--conditions=react-server", "lib/worker/main.ts"], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
