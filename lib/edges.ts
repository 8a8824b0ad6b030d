import { connect } from "#db/client.ts";
import { channelsFrom } from "./channels/from-environment.ts";
import { systemClock } from "./clock.ts";
import type { Edges } from "./context.ts";
import type { Environment } from "./env.ts";
import { createGateway } from "./gateway/client.ts";
import type { Wire } from "./gateway/send.ts";
import { gatewayFetch } from "./gateway/transport.ts";
import { createLog } from "./log.ts";
import { createJobSender } from "./queue/enqueue.ts";
import { createVault } from "./vault/vault.ts";

type Built = { readonly edges: Edges; readonly close: () => Promise<void> };

/** Database, vault, gateway, queue and channels as the environment says. `pool` says how many connections; without it, the standard. */
export async function buildEdges(name: string, environment: Environment, pool: { max?: number } = {}): Promise<Built> {
  const vault = createVault(await environment.openKeyring());
  const url = environment.databaseUrl.revealText();
  const sender = await createJobSender(url);
  const database = connect(url, pool);
  const clock = systemClock;
  const clocks: NonNullable<Wire["clocks"]> = new Map();
  return {
    edges: {
      database,
      clock,
      enqueue: sender.enqueue,
      log: createLog(name),
      vault,
      gateway: createGateway({ fetch: gatewayFetch(environment.gateway), config: environment.gateway, clock, clocks }),
      clocks,
      channels: channelsFrom(process.env),
    },
    close: async () => {
      await sender.close();
      await database.close();
    },
  };
}
