import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";

it("the simulator's program says where it is and ends cleanly on SIGTERM", async () => {
  const dir = mkdtempSync(join(tmpdir(), "khatm-simulator-"));
  const program = spawn(process.execPath, ["lib/simulator/main.ts", "--port", "0", "--dir", dir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [line]: unknown[] = await once(createInterface({ input: program.stdout }), "line");
    const ready: { event: string; portal: string; url: string; controlToken: string } = JSON.parse(String(line));
    expect(ready.event).toBe("simulator.ready");
    const entered = await fetch(ready.portal, { redirect: "manual" });
    expect([entered.status, entered.headers.get("set-cookie") !== null]).toEqual([303, true]);
    const state = await fetch(`${ready.url}/control/state`, {
      headers: { authorization: `Bearer ${ready.controlToken}` },
    });
    expect(state.status).toBe(200);

    program.kill("SIGTERM");
    const [code]: unknown[] = await once(program, "exit");
    expect(code).toBe(0);
  } finally {
    program.kill("SIGKILL");
    rmSync(dir, { recursive: true, force: true });
  }
});
