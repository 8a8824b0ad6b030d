import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { TestContext } from "vitest";

export type Workers = {
  /** Ends the worker at this place as a power cut would, and starts another there. */
  replace(place: number): Promise<void>;
};

/** Real worker processes, which end with the test. */
export function startWorkers(
  { onTestFinished }: Pick<TestContext, "onTestFinished">,
  count: number,
  env: Readonly<Record<string, string>>,
): Workers {
  const children = Array.from({ length: count }, () => startWorker(env));
  onTestFinished(async () => {
    await Promise.all(children.map(end));
  });
  return {
    replace: async (place) => {
      const child = children[place];
      if (child === undefined) throw new RangeError("no worker there");
      await end(child);
      children[place] = startWorker(env);
    },
  };
}

const startWorker = (env: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, ["--conditions=react-server", "lib/worker/main.ts"], {
    env: { ...process.env, ...env },
    stdio: "ignore",
  });

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
