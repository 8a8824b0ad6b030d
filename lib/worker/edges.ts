import { connect } from "#db/client.ts";
import { channelsFrom } from "#lib/channels/from-environment.ts";
import { systemClock } from "#lib/clock.ts";
import type { Edges } from "#lib/context.ts";
import { readEnvironment, type Environment } from "#lib/env.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayFetch } from "#lib/gateway/transport.ts";
import { createLog } from "#lib/log.ts";
import { createJobSender } from "#lib/queue/enqueue.ts";
import { createVault } from "#lib/vault/vault.ts";

export type Installed = {
  readonly edges: Edges;
  readonly environment: Environment;
  readonly close: () => Promise<void>;
};

/** Database, vault, gateway and queue as the environment says, for a process without pages. */
export async function openEdges(name: string, { connections }: { connections: number }): Promise<Installed> {
  const environment = readEnvironment(process.env);
  const url = environment.databaseUrl.revealText();
  const database = connect(url, { max: connections });
  const sender = await createJobSender(url);
  const clock = systemClock;
  return {
    environment,
    edges: {
      database,
      clock,
      enqueue: sender.enqueue,
      log: createLog(name),
      vault: createVault(await environment.openKeyring()),
      gateway: createGateway({ fetch: gatewayFetch(environment.gateway), config: environment.gateway, clock }),
      channels: channelsFrom(process.env),
    },
    close: async () => {
      await sender.close();
      await database.close();
    },
  };
}
