import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export type Step = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Reads what the command left behind; without it the whole step counts as one. */
  readonly count?: () => Counts;
};

export type Result = { readonly name: string; readonly ok: boolean; readonly counts: Counts };

type Ending = { readonly code: number; readonly output: string };

/** Runs all steps, as many at once as there are cores; one line each, and in full what a failing one printed. */
export async function runAtOnce(steps: readonly Step[]): Promise<Result[]> {
  const waiting = [...steps];
  const results: Result[] = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
  return results;
}

export async function runStep(step: Step): Promise<Result> {
  const started = performance.now();
  const { code, output } = await runCommand(step);
  const counts = judge(step, code);
  const ok = code === 0 && counts.failed === 0 && counts.skipped === 0 && counts.passed > 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${ok ? "✓" : "✗"} ${step.name} · ${describe(step, counts)}${seconds} s`);
  if (!ok) console.log(output.trimEnd());
  return { name: step.name, ok, counts };
}

function describe({ count }: Step, { passed, failed, skipped }: Counts): string {
  if (!count) return "";
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""} · `;
}

function judge({ count }: Step, code: number): Counts {
  const counts = count?.() ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  // A run that broke outside its tests (or found none) is a failure of its own.
  const broke = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return broke ? { ...counts, failed: 1 } : counts;
}

function runCommand({ command, args, env }: Step): Promise<Ending> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, FORCE_COLOR: "0", ...env },
      shell: process.platform === "win32",
    });
    let output = "";
    const collect = (chunk: Buffer) => (output += chunk.toString("utf8"));
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Sums the steps, says the total as the last line and sets the exit code. */
export function conclude(results: readonly Result[]): void {
  const sum = (pick: (counts: Counts) => number) => results.reduce((total, { counts }) => total + pick(counts), 0);
  const skipped = sum((counts) => counts.skipped);
  const failing = results.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failing.length > 0) console.log(`\nNot in order: ${failing.join(", ")}`);
  if (skipped > 0) console.log(`${skipped} skipped, and a skipped test counts as a failure`);
  console.log(`${sum((counts) => counts.passed)} passed, ${sum((counts) => counts.failed) + skipped} failed`);
  if (failing.length > 0 || results.length === 0) process.exitCode = 1;
}
