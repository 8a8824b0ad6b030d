import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { assertFree } from "../ports.ts";

/** Makes sure that one start at a time works on a data folder; a note that a killed start left behind does not count. */
export function holdAlone(note: string): () => void {
  // others may pass through: PostgreSQL never runs as root, and its folder lies in here
  mkdirSync(dirname(note), { recursive: true, mode: 0o711 });
  if (existsSync(note)) {
    const pid = Number(readFileSync(note, "utf8"));
    if (isStart(pid)) throw new Error(`Khatm already runs from ${dirname(note)} (process ${pid}). Stop it first.`);
    rmSync(note);
  }
  writeFileSync(note, String(process.pid), { flag: "wx" });
  return () => rmSync(note, { force: true });
}

function isStart(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return !existsSync(command) || readFileSync(command, "utf8").includes("scripts/start.ts");
}

/** Says so in words when the port is taken; waits a little for the programs of a start that was killed just now. */
export async function claimPort(port: number, host: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await assertFree(port, host);
    } catch (error) {
      if (tries === 8) throw new Error(explain(error, port, host), { cause: error });
      await sleep(250);
    }
  }
}

function explain(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return `Port ${port} on ${host} is taken. Choose another one: PORT=${port + 10} npm start`;
  if (code === "EACCES")
    return `Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`;
  return `Nothing can listen on ${host}:${port}: ${String(error)}`;
}
