import { systemClock } from "#lib/clock.ts";
import { createContext, type Context } from "#lib/context.ts";
import { connect } from "#db/client.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { createLog } from "#lib/log.ts";
import { Secret } from "#lib/secret.ts";
import { keyringOf } from "#lib/vault/keyring.ts";
import { createVault } from "#lib/vault/vault.ts";
import { percentile } from "../measure.ts";
import { listCases, type ListCase } from "./cases.ts";
import { places, readers } from "./readers.ts";

export type Time = { readonly p50: number; readonly p95: number };
export type Measured = { readonly list: string; readonly what: string; readonly times: ReadonlyMap<string, Time> };

type Wanted = { readonly rounds: number; readonly only: RegExp };

/** Every case for every kind of reader: first page, next page and back, of which the slowest counts. */
export async function measureLists(appUrl: string, { rounds, only }: Wanted): Promise<readonly Measured[]> {
  const database = connect(appUrl, { max: 2 });
  const edges = {
    ...unused(),
    database,
    clock: systemClock,
    enqueue: async () => {},
    log: createLog("bench", () => {}),
  };
  const measured: Measured[] = [];
  try {
    for (const asked of listCases(places).filter(({ list, what }) => only.test(`${list}, ${what}`))) {
      const times = new Map<string, Time>();
      for (const [reader, actor] of Object.entries(readers).filter(([, someone]) => asked.may(someone)))
        times.set(reader, await slowest(createContext(edges, actor), asked, rounds));
      measured.push({ list: asked.list, what: asked.what, times });
    }
  } finally {
    await database.close();
  }
  return measured;
}

function unused() {
  const vault = createVault(keyringOf([new Secret(Buffer.alloc(32, 7).toString("base64"))]));
  return { vault, gateway: createGateway({ fetch, config: gatewayConfig({}), clock: systemClock }) };
}

async function slowest(context: Context, { ask, address }: ListCase, rounds: number): Promise<Time> {
  const { next } = await ask(context, address);
  const second = next === undefined ? undefined : { ...address, after: next };
  const previous = second && (await ask(context, second)).previous;
  const back = previous === undefined ? undefined : { ...address, before: previous };
  const times: Time[] = [];
  for (const place of [address, second, back])
    if (place !== undefined) times.push(await timeOf(() => ask(context, place), rounds));
  return times.reduce((worst, time) => (time.p95 > worst.p95 ? time : worst));
}

async function timeOf(work: () => Promise<unknown>, rounds: number): Promise<Time> {
  await work();
  const elapsed: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work();
    elapsed.push(performance.now() - started);
  }
  return { p50: percentile(elapsed, 50), p95: percentile(elapsed, 95) };
}
