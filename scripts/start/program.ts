import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

export type Program = {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** What its end means: it is started again after a pause, or everything ends with it. */
  readonly whenItEnds: "restart" | "give-up";
  /** Looks at each line that it prints, and keeps it from the terminal by saying true. */
  readonly takesLine?: (line: string) => boolean;
  /** Seconds that it gets to finish its work once it is asked to stop. */
  readonly patience: number;
};

const longestPause = 30_000;
const healthyAfter = 60_000;

type State = { child: ChildProcess; stopping: boolean };

export type RunningProgram = {
  /** Rejects when the program ended and nothing can go on without it. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

export function runProgram(program: Program): RunningProgram {
  const state: State = { child: launch(program), stopping: false };
  const ended = keepRunning(program, state);
  // somebody may look only after the first programs of several have ended
  ended.catch(() => undefined);
  return {
    ended,
    stop: async () => {
      state.stopping = true;
      await end(state.child, program.patience);
    },
  };
}

async function keepRunning(program: Program, state: State): Promise<void> {
  for (let pause = 1000; ; pause = Math.min(pause * 2, longestPause)) {
    const started = performance.now();
    const how = await ending(state.child);
    if (state.stopping) return;
    if (program.whenItEnds === "give-up") throw new Error(`The ${program.name} ended (${how}), so Khatm stops.`);

    if (performance.now() - started > healthyAfter) pause = 1000;
    console.error(`The ${program.name} ended (${how}); it starts again in ${pause / 1000} s.`);
    await sleep(pause);
    if (state.stopping) return;
    state.child = launch(program);
  }
}

function launch({ name, args, env, takesLine }: Program): ChildProcess {
  const child = spawn(process.execPath, ["--import", "./scripts/start/leash.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...env, KHATM_START: String(process.pid) },
    // out of the terminal's reach: Ctrl-C comes to the start alone, which stops its programs in order
    detached: true,
  });
  const show = (line: string) => {
    if (!takesLine?.(line)) console.log(`${name.padEnd(9)} | ${line}`);
  };
  for (const input of [child.stdout, child.stderr]) if (input) createInterface({ input }).on("line", show);
  return child;
}

async function ending(child: ChildProcess): Promise<string> {
  if (child.exitCode === null && child.signalCode === null) {
    const [first] = await Promise.race([once(child, "exit"), once(child, "error")]);
    if (first instanceof Error) return first.message;
  }
  return child.signalCode ?? `exit code ${child.exitCode}`;
}

async function end(child: ChildProcess, patience: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const ended = ending(child).then(() => true);
  if (await Promise.race([ended, sleep(patience * 1000, false, { ref: false })])) return;
  process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  await ended;
}
