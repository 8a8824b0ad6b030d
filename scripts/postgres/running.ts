import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Server = { readonly pid: number; readonly port: number };

/** The server on this data folder if it says of itself that it is ready. */
export function readyServer(data: string): Server | undefined {
  const noted = readNote(data);
  return noted?.ready && runsOn(data, noted.pid) ? noted : undefined;
}

/** The server that an earlier start left behind, after it finished starting or stopping; undefined when there is none. */
export async function leftServer(data: string): Promise<Server | undefined> {
  for (const limit = Date.now() + 30_000; Date.now() < limit; await sleep(50)) {
    const noted = readNote(data);
    if (!noted) return undefined;
    if (!runsOn(data, noted.pid)) {
      // After a crash the number may belong to another program, and PostgreSQL would refuse to start.
      rmSync(noteFile(data), { force: true });
      return undefined;
    }
    if (noted.ready) return noted;
  }
  throw new Error(`Another PostgreSQL holds ${data} and is neither ready nor gone after 30 s.`);
}

export const noteFile = (data: string): string => join(data, "postmaster.pid");

function readNote(data: string): (Server & { readonly ready: boolean }) | undefined {
  if (!existsSync(noteFile(data))) return undefined;
  const lines = readFileSync(noteFile(data), "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

function runsOn(data: string, pid: number): boolean {
  if (process.platform === "win32") {
    const { stdout } = spawnSync("tasklist", ["/fi", `PID eq ${pid}`, "/nh"], { encoding: "utf8" });
    return stdout.includes("postgres");
  }
  const proc = `/proc/${pid}/cmdline`;
  if (existsSync(proc)) return readFileSync(proc, "utf8").split("\0").includes(data);
  return spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(data);
}
