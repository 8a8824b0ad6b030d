import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { execute } from "#lib/command.ts";
import { createContext, type Edges } from "#lib/context.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { drainLane } from "#lib/services/submissions/drain.ts";
import { settle, tillDocument, type Fleet } from "./fleet.ts";
import { aLiveFleet } from "./issuing.ts";
import type { Product } from "./product.ts";
import type { Row } from "./report.ts";

const latencyMs = 200;
const answer = { validationResults: { status: "PASS" }, reportingStatus: "REPORTED" };
const nobodyThere = "http://127.0.0.1:9/e-invoicing/core";

/** P13 and P14: what one VAT number's backlog drains at, database and evidence included, against what calls under way ÷ latency allow. */
export async function benchDraining(product: Product): Promise<readonly Row[]> {
  const fleet = await aLiveFleet(product, 50);
  const rows: Row[] = [];
  for (const [inFlight, count] of [
    [1, 25],
    [10, 500],
    [50, 2500],
  ] as const) {
    const { perSecond: rate } = await drain(product, fleet, { inFlight, count, latencyMs });
    const ideal = (inFlight * 1000) / latencyMs;
    const what = `drain at ${inFlight} in flight, ${latencyMs} ms (${rate.toFixed(1)}/s of ${ideal})`;
    rows.push({ goal: "P13", what, value: rate / ideal, unit: "", must: { least: 0.85 }, excellent: { least: 0.95 } });
  }
  const wired = await drain(product, fleet, { inFlight: 50, count: 500, latencyMs: 0 });
  const alone = await drain(product, fleet, { inFlight: 50, count: 1000, latencyMs: null });
  const bounds = { must: { least: 500 }, excellent: { least: 2000 } };
  return [
    ...rows,
    { ...measured("drain with a gateway that does nothing", alone), ...bounds },
    measured("the same over HTTP on loopback", wired),
  ];
}

const measured = (what: string, { perSecond, cpuMs }: Drained): Row => ({
  goal: "P14",
  what: `${what} (${cpuMs.toFixed(1)} ms of Node's processor time each)`,
  value: perSecond,
  unit: "/s",
});

type Load = {
  readonly inFlight: number;
  readonly count: number;
  /** null: the call ends inside this process. */ readonly latencyMs: number | null;
};
type Drained = { readonly perSecond: number; readonly cpuMs: number };

async function drain(product: Product, { place, devices }: Fleet, load: Load): Promise<Drained> {
  await settle(product, place, {
    "document.in_flight_per_vat_number": load.inFlight,
    "document.in_flight_per_device": 2,
    "document.calls_per_second": 1000,
  });
  const tills = devices.slice(0, 10);
  await Promise.all(
    tills.map(async (_, till) => {
      for (let i = till; i < load.count; i += tills.length)
        await product.run(issueDocument, place.owner, {
          deviceId: devices[i % devices.length],
          document: tillDocument(3),
        });
    }),
  );
  // a lane that was slower before comes back step by step; what is measured here is its full pace
  await product.owner`delete from submission_lanes`;
  const gateway = load.latencyMs === null ? undefined : await startGateway(load.latencyMs);
  const config = gatewayConfig({ KHATM_GATEWAY_SIMULATOR: gateway?.url ?? nobodyThere });
  const wire = gateway === undefined ? () => Promise.resolve(Response.json(answer)) : fetch;
  const edges: Edges = {
    ...product.edges,
    gateway: createGateway({ fetch: wire, config, clock: product.edges.clock }),
  };
  const { establishmentId } = place;
  const ctx = createContext(edges, { kind: "system", name: "bench", establishments: [establishmentId] });
  try {
    const [started, before] = [performance.now(), process.cpuUsage()];
    let sent = 0;
    while (sent < load.count) {
      const round = await execute(drainLane, ctx, { establishmentId, environment: "simulator" });
      sent += round.sent;
      if (round.sent === 0) throw new Error(`the backlog stopped at ${sent} of ${load.count}`);
    }
    const { user, system } = process.cpuUsage(before);
    return { perSecond: (sent * 1000) / (performance.now() - started), cpuMs: (user + system) / 1000 / sent };
  } finally {
    gateway?.stop();
  }
}

async function startGateway(latency: number): Promise<{ readonly url: string; stop(): void }> {
  const gateway = fork(fileURLToPath(new URL("gateway.ts", import.meta.url)), [String(latency)]);
  const [port] = await once(gateway, "message");
  return { url: `http://127.0.0.1:${port}/e-invoicing/core`, stop: () => gateway.disconnect() };
}
