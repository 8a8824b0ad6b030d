import { setTimeout as sleep } from "node:timers/promises";
import { aWaitingFleet } from "./fleet.ts";
import type { Product } from "./product.ts";
import type { Row } from "./report.ts";
import { startWorker } from "./worker.ts";

const latencyMs = 300;
const size = 60;

/** Devices that the worker takes from code to live in a minute, with a gateway that thinks 300 ms over each call. */
export async function benchOnboarding(product: Product): Promise<readonly Row[]> {
  const fleet = await aWaitingFleet(product, size);
  const { set } = product.simulator.simulator;
  await fleet.give();
  set({ latencyMs });
  const worker = startWorker(product);
  const live = async (): Promise<number> => {
    const [row] = await product.owner<{ live: number }[]>`
      select count(*)::int as live from devices where status = 'live' and establishment_id = ${fleet.place.establishmentId}`;
    return row?.live ?? 0;
  };
  try {
    const first = await until(async () => (await live()) > 0);
    const last = await until(async () => (await live()) === size);
    const perMinute = ((size - 1) * 60_000) / (last - first);
    const must = { least: 120 };
    return [
      { goal: "onboarding", what: `${size} devices, gateway ${latencyMs} ms`, value: perMinute, unit: "/min", must },
    ];
  } finally {
    await worker.stop();
    set({ latencyMs: 0 });
  }
}

const longestMs = 5 * 60_000;

async function until(reached: () => Promise<boolean>): Promise<number> {
  const end = performance.now() + longestMs;
  while (performance.now() < end) {
    if (await reached()) return performance.now();
    await sleep(50);
  }
  throw new Error("the worker did not get there in five minutes");
}
