import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestContext } from "vitest";
import { z } from "zod";
import type { FaultOrder } from "#lib/simulator/faults.ts";

export type SimulatorProcess = {
  readonly address: string;
  /** The SQLite file in which it keeps what it was sent. */
  readonly file: string;
  inject(fault: FaultOrder): Promise<void>;
  clearFaults(): Promise<void>;
  /** A fresh onboarding code for the VAT number. */
  code(vat: string): Promise<string>;
  /** How many calls it saw, by method, path and status. */
  counts(): Promise<Readonly<Record<string, number>>>;
};

const Ready = z.object({ url: z.string(), controlToken: z.string() });
const Codes = z.tuple([z.object({ code: z.string() })]);
const State = z.object({ counts: z.record(z.string(), z.number()) });

/** The simulator as the product starts it: a process of its own, which ends with the test. */
export async function simulatorProcess(
  { onTestFinished }: Pick<TestContext, "onTestFinished">,
  seed: number,
): Promise<SimulatorProcess> {
  const folder = mkdtempSync(join(tmpdir(), "khatm-simulator-"));
  const child = spawn(process.execPath, ["lib/simulator/main.ts", "--dir", folder, "--seed", String(seed)], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(async () => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const { url, controlToken } = Ready.parse(JSON.parse(String(line)));
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const headers = { authorization: `Bearer ${controlToken}` };
    const request = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const response = await fetch(`${url}/control/${path}`, request);
    if (!response.ok) throw new Error(`the simulator refused ${path}: ${await response.text()}`);
    return await response.json();
  };
  return {
    address: `${url}/e-invoicing/core`,
    file: join(folder, "simulator.db"),
    inject: async (fault) => void (await control("POST", "faults", fault)),
    clearFaults: async () => void (await control("DELETE", "faults")),
    code: async (vat) => {
      const order = { station: "production", vat, kind: "onboarding" };
      return Codes.parse(await control("POST", "otps", order))[0].code;
    },
    counts: async () => State.parse(await control("GET", "state")).counts,
  };
}
