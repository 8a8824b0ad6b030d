import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSimulator, type RunningSimulator } from "#lib/simulator/server.ts";
import { aUnit, call, derOf, enrol, submission, vat } from "#tests/unit/simulator/support.ts";

const check = () => ({ schemaValid: true, messages: [] });

let dir = "";

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "khatm-simulator-"));
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const over = (running: RunningSimulator) => ({
  fetch: async (input: string | URL | Request, init?: RequestInit): Promise<Response> =>
    await fetch(
      (input instanceof Request ? input.url : input.toString()).replace("http://fatoora.test", running.url),
      init,
    ),
});

const pem = (der: Uint8Array): string =>
  execFileSync("openssl", ["x509", "-inform", "der"], { input: der, encoding: "utf8" });

describe("the simulator as a server", () => {
  it("keeps its devices, keys, codes and tokens over a restart", async () => {
    const unit = await aUnit();
    const first = await startSimulator({ port: 0, dir, check });
    const login = await enrol(first.simulator, unit);
    const [otp] = first.simulator.makeOtps({ station: "simulation", vat, kind: "onboarding" });
    const issuer = first.simulator.issuer("simulation");
    await first.close();

    const second = await startSimulator({ port: 0, dir, check });
    expect([second.portalToken, second.controlToken]).toEqual([first.portalToken, first.controlToken]);
    expect(second.simulator.issuer("simulation")).toEqual(issuer);
    const sent = await call(over(second), "/invoices/reporting/single", submission(unit, login), { login });
    expect(sent.status).toBe(200);
    const { csr } = await aUnit();
    expect((await call(over(second), "/compliance", { csr }, { otp: otp?.code ?? "" })).status).toBe(200);
    await second.close();
  });

  it("issues certificates that OpenSSL verifies", async () => {
    const running = await startSimulator({ port: 0, check });
    const login = await enrol(running.simulator, await aUnit());
    writeFileSync(join(dir, "ca.pem"), pem(running.simulator.issuer("simulation")));
    writeFileSync(join(dir, "unit.pem"), pem(derOf(login)));
    const said = execFileSync("openssl", ["verify", "-CAfile", join(dir, "ca.pem"), join(dir, "unit.pem")], {
      encoding: "utf8",
    });
    expect(said).toContain("OK");
    await running.close();
  });

  it("breaks connections and hangs where a fault says so", async () => {
    const running = await startSimulator({ port: 0, check });
    running.simulator.inject({ kind: "reset" });
    await expect(call(over(running), "/compliance", {})).rejects.toThrow("fetch failed");
    running.simulator.inject({ kind: "hang" });
    const waiting = fetch(`${running.url}/e-invoicing/core/compliance`, {
      method: "POST",
      signal: AbortSignal.timeout(50),
    });
    await expect(waiting).rejects.toThrow(/timeout/);
    expect((await call(over(running), "/compliance", {})).status).toBe(400);
    await running.close();
  });
});
