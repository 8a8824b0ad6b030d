import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { systemClock } from "#lib/clock.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { giveSessionCodes } from "#lib/services/otp-sessions/give.ts";
import { showSession } from "#lib/services/otp-sessions/queries.ts";
import { startSessions } from "#lib/services/otp-sessions/start.ts";
import { changeSetting } from "#lib/services/settings/change.ts";
import { checkRules } from "#lib/simulator/rules.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { keyringFromFile } from "#lib/vault/key-file.ts";
import { createVault } from "#lib/vault/vault.ts";
import { createHarness } from "../../support/harness.ts";
import { aDevice, aPlace } from "../../support/records.ts";
import { startWorkers } from "../../support/workers.ts";

const size = process.env["KHATM_FULL"] === "1" ? 1_000 : 100;
/** An hour of a platform that takes twenty seconds over each call is scaled to three minutes with one second. */
const scale = 20;
const slowCallMs = 20_000 / scale;
const hourMs = (60 * 60_000) / scale;

test(
  `a session of ${size} devices spends every code in its hour at a slow gateway, with every worker killed once on the way`,
  { timeout: 20 * 60_000 },
  async (context) => {
    const folder = mkdtempSync(join(tmpdir(), "khatm-hour-"));
    context.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const keyFile = join(folder, "root-keys");
    const { keyring } = await keyringFromFile(keyFile, { mayCreate: true });
    const server = await startSimulator({ port: 0, check: checkRules });
    context.onTestFinished(() => server.close());
    const { simulator } = server;
    const address = { KHATM_GATEWAY_SIMULATOR: `${server.url}/e-invoicing/core` };
    const gateway = createGateway({ fetch, config: gatewayConfig(address), clock: systemClock });
    const harness = await createHarness(context, { clock: systemClock, vault: createVault(keyring), gateway });
    const place = await aPlace(harness);
    const devices: string[] = [];
    for (let made = 0; made < size; made += 1)
      devices.push(await aDevice(harness, place, { functionalityMap: "0100" }));
    const { sessions } = await harness.run(startSessions, place.owner, { devices });
    const sessionId = sessions[0] ?? "";
    const show = () => harness.run(showSession, place.owner, { sessionId });
    const give = async (count: number) => {
      for (let left = count; left > 0; left -= 100) {
        const order = { station: "production", vat: place.vatNumber, kind: "onboarding" } as const;
        const codes = simulator.makeOtps({ ...order, count: Math.min(100, left) }).map(({ code }) => code);
        await harness.run(giveSessionCodes, place.owner, { sessionId, codes: codes.join(" ") });
      }
    };
    const set = (key: string, value: number) =>
      harness.run(changeSetting, place.owner, { ...place, environment: "simulator", key, value });
    await set("enrolment.codes_in_flight", size > 100 ? 40 : 4);
    await set("enrolment.codes_per_second", 5 * scale);

    simulator.set({ latencyMs: slowCallMs });
    const env = { ...address, DATABASE_URL: harness.appUrl, KHATM_KEY_FILE: keyFile };
    const workers = startWorkers(context, 2, env);
    await give(size);
    const begun = performance.now();
    const spent = async () => {
      const { batches } = await show();
      const states = batches.flatMap(({ codes }) => codes);
      return states.reduce((sum, { state, count }) => sum + (state === "held" || state === "assigned" ? 0 : count), 0);
    };
    const until = async (reached: () => Promise<boolean>, limitMs: number) => {
      const end = performance.now() + limitMs;
      while (!(await reached())) {
        if (performance.now() > end) throw new Error(`not reached: ${JSON.stringify((await show()).counts)}`);
        await sleep(500);
      }
    };
    await until(async () => (await spent()) >= size / 4, hourMs);
    await workers.replace(0);
    await until(async () => (await spent()) >= size / 2, hourMs);
    await workers.replace(1);
    await until(async () => (await spent()) >= size, hourMs - (performance.now() - begun));
    const tookMs = performance.now() - begun;
    expect(tookMs).toBeLessThan(hourMs);

    const { batches, wanted } = await show();
    const ends = batches.flatMap(({ codes }) => codes);
    expect(ends.filter(({ state }) => !["spent", "lost"].includes(state))).toEqual([]);
    const accepted = simulator.requests().filter(({ path, status }) => path.endsWith("/compliance") && status === 200);
    expect(accepted.length).toBeLessThanOrEqual(size);

    simulator.set({ latencyMs: 300 });
    await set("enrolment.codes_in_flight", 16);
    await set("enrolment.journeys_in_flight", 16);
    if (wanted > 0) await give(wanted);
    const from = performance.now();
    const before = (await show()).counts.done;
    await until(async () => (await show()).session.status === "finished", 15 * 60_000);
    const perMinute = Math.round(((size - before) * 60_000) / (performance.now() - from));
    process.stdout.write(
      `${size} codes at ${slowCallMs} ms a call in ${Math.round(tookMs / 1000)} s; the rest at 300 ms: ${perMinute} devices a minute\n`,
    );
    expect((await show()).counts.done).toBe(size);
    expect(
      await harness.owner`select 1 from otp_session_codes where sealed is not null union all select 1 from otps`,
    ).toEqual([]);
  },
);
