import { seedFleet } from "#lib/cli/demo/fleet.ts";
import { listDevices } from "#lib/services/devices/queries.ts";
import { percentile } from "./measure.ts";
import type { Product } from "./product.ts";
import type { Row } from "./report.ts";

const devices = 100_000;

/** The inventory at 100,000 devices: first and later pages, each order, filters, and searches that find much, little and nothing. */
export async function benchLists(product: Product, rounds: number): Promise<readonly Row[]> {
  const { establishmentId } = await seedFleet(product.edges, devices);
  await product.owner`analyze`;
  const owner = await product.person({ [establishmentId]: "owner" });
  const list = (input: Readonly<Record<string, string>>) => product.run(listDevices, owner, input);
  const { next = "" } = await list({});
  const rows: Row[] = [];
  for (const [name, input] of Object.entries({ ...asked, "second page": { after: next } })) {
    await list(input);
    const elapsed: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      await list(input);
      elapsed.push(performance.now() - started);
    }
    const common = { goal: "P16", unit: "ms" };
    rows.push({ ...common, what: `devices, ${name}, p50`, value: percentile(elapsed, 50) });
    const [must, excellent] = [{ most: 150 }, { most: 60 }];
    rows.push({ ...common, what: `devices, ${name}, p95`, value: percentile(elapsed, 95), must, excellent });
  }
  return rows;
}

const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "first page": {},
  "by name, backwards": { sort: "-name" },
  "by branch": { sort: "branch" },
  "by serial": { sort: "serial" },
  "by age": { sort: "-created" },
  "drafts only": { status: "draft" },
  "search that finds one": { q: "Till 054321" },
  "search that finds many": { q: "Till 0" },
  "search that finds none": { q: "nowhere" },
};
