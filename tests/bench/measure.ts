export type Contender = {
  readonly name: string;
  readonly work: () => unknown;
  /** Runs in a row that one measurement takes. */
  readonly times: number;
  readonly clock?: "cpu" | "wall";
};

/** Milliseconds per run, one figure for each round. */
export type Measured = ReadonlyMap<string, readonly number[]>;

/**
 * Measures everybody once in every round, in turning order, so that whatever else the machine does falls on all of them. Times are
 * processor time of this process, its helper threads included, unless a contender works in child processes.
 */
export async function compare(contenders: readonly Contender[], rounds: number): Promise<Measured> {
  const measured = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) await measure(contender);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(round + turn) % contenders.length];
      if (contender !== undefined) measured.get(contender.name)?.push(await measure(contender));
    }
  }
  return measured;
}

async function measure({ work, times, clock = "cpu" }: Contender): Promise<number> {
  globalThis.gc?.();
  const started = { cpu: process.cpuUsage(), wall: performance.now() };
  for (let i = 0; i < times; i++) await work();
  if (clock === "wall") return (performance.now() - started.wall) / times;
  const { user, system } = process.cpuUsage(started.cpu);
  return (user + system) / 1000 / times;
}

export const median = (values: readonly number[]): number => percentile(values, 50);

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? Number.NaN;
}

/** The median of the rounds' own ratios, which noise moves less than the ratio of two medians. */
export function ratio(measured: Measured, name: string, to: string): number {
  const below = measured.get(to) ?? [];
  return median((measured.get(name) ?? []).map((value, round) => value / (below[round] ?? Number.NaN)));
}
