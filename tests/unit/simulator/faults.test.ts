import { describe, expect, it } from "vitest";
import type { FaultOrder } from "#lib/simulator/faults.ts";
import { aSimulator, aUnit, call, complianceOf, enrol, samples, submission, vat } from "./support.ts";

const reporting = "/invoices/reporting/single";

async function ready() {
  const simulator = aSimulator();
  const unit = await aUnit();
  const login = await enrol(simulator, unit);
  const body = submission(unit, login, { uuid: crypto.randomUUID() });
  const send = async () => await call(simulator, reporting, body, { login });
  return { simulator, unit, login, send };
}

const pattern = async (seed: number): Promise<string> => {
  const order: FaultOrder = { kind: "throttled", rate: 0.5, times: null };
  const simulator = aSimulator({ seed, faults: [order] });
  const statuses: number[] = [];
  for (let round = 0; round < 20; round += 1) statuses.push((await call(simulator, "/compliance", {})).status);
  return statuses.join();
};

describe("an injected fault", () => {
  it.each([
    ["throttled", 429],
    ["unavailable", 503],
    ["gateway-timeout", 504],
    ["server-error", 500],
    ["http-error", 500],
    ["unauthorized", 401],
    ["firewall", 200],
    ["empty-400", 400],
    ["contradiction", 200],
    ["unprocessable", 422],
    ["with-warnings", 200],
  ] as const)("%s answers %i once and then lets go", async (kind, status) => {
    const { simulator, send } = await ready();
    simulator.inject({ kind, path: reporting });
    const struck = await send();
    expect(struck.status).toBe(status);
    expect(struck.body["reportingStatus"]).not.toBe("REPORTED");
    expect((await send()).body["reportingStatus"]).toBe("REPORTED");
    expect(simulator.faults()).toEqual([]);
  });

  it("can lose the answer after the work was done", async () => {
    const { simulator, send } = await ready();
    simulator.inject({ kind: "lost", path: reporting });
    await expect(send()).rejects.toThrow("fetch failed");
    expect((await send()).status).toBe(409);

    const [otp] = simulator.makeOtps({ station: "simulation", vat, kind: "onboarding" });
    const { csr } = await aUnit();
    simulator.inject({ kind: "lost-behind-504", path: "/compliance" });
    const ask = async () => await call(simulator, "/compliance", { csr }, { otp: otp?.code ?? "" });
    expect([(await ask()).status, (await ask()).text.includes("Invalid-OTP")]).toEqual([504, true]);
  });

  it("can reset the connection before any work, refuse an OTP without spending it, and hang", async () => {
    const { simulator, send, login } = await ready();
    simulator.inject({ kind: "reset", path: reporting });
    await expect(send()).rejects.toThrow("fetch failed");
    expect((await send()).status).toBe(200);

    const [otp] = simulator.makeOtps({ station: "simulation", vat, kind: "onboarding" });
    const { csr } = await aUnit();
    simulator.inject({ kind: "otp-refused", path: "/compliance" });
    const ask = async () => (await call(simulator, "/compliance", { csr }, { otp: otp?.code ?? "" })).status;
    expect([await ask(), await ask()]).toEqual([400, 200]);

    simulator.inject({ kind: "hang", path: reporting });
    const waiting = simulator.fetch(`http://x/e-invoicing/simulation${reporting}`, {
      method: "POST",
      signal: AbortSignal.timeout(5),
      headers: { authorization: login.token },
    });
    await expect(waiting).rejects.toThrow(/timeout/);
  });

  it("can fail one compliance step", async () => {
    const simulator = aSimulator();
    const unit = await aUnit();
    const login = await complianceOf(simulator, unit);
    simulator.inject({ kind: "check-failed", step: "standard-credit-note-compliant" });
    const statuses: number[] = [];
    for (const file of [...samples, ...samples]) {
      statuses.push(
        (await call(simulator, "/compliance/invoices", submission(unit, login, { file }), { login })).status,
      );
    }
    expect(statuses.filter((status) => status === 400)).toHaveLength(1);
    expect(statuses[1]).toBe(400);
  });

  it("strikes at a seeded rate until cleared", async () => {
    expect(await pattern(7)).toBe(await pattern(7));
    expect(await pattern(7)).not.toBe(await pattern(8));
  });

  it("is written into the request log, which holds no secret", async () => {
    const { simulator, send, login } = await ready();
    simulator.inject({ kind: "throttled" });
    await send();
    expect(simulator.requests()[0]).toMatchObject({ status: 429, fault: "throttled", path: reporting });
    const log = JSON.stringify(simulator.requests());
    expect([log.includes(login.secret), log.includes(login.token)]).toEqual([false, false]);
    expect(simulator.counts()[`POST ${reporting} 429`]).toBe(1);
  });
});
