import { connect } from "#db/client.ts";
import { channelsFrom } from "#lib/channels/from-environment.ts";
import { systemClock } from "#lib/clock.ts";
import type { Edges } from "#lib/context.ts";
import { readWebEnvironment, type WebEnvironment } from "#lib/env.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayFetch } from "#lib/gateway/transport.ts";
import { createLog } from "#lib/log.ts";
import { createJobSender } from "#lib/queue/enqueue.ts";
import { createVault } from "#lib/vault/vault.ts";

type Installed = { readonly edges: Edges; readonly environment: WebEnvironment };

// On the global object, because a development server loads this file anew with every change.
const place: typeof globalThis & { khatmInstalled?: Promise<Installed> | undefined } = globalThis;

/** The edges of this process and what it was told, made at the first request; a failed start is tried again at the next. */
export function installed(): Promise<Installed> {
  place.khatmInstalled ??= install().catch((error: unknown) => {
    place.khatmInstalled = undefined;
    throw error;
  });
  return place.khatmInstalled;
}

async function install(): Promise<Installed> {
  const environment = readWebEnvironment(process.env);
  const vault = createVault(await environment.openKeyring());
  const url = environment.databaseUrl.revealText();
  const { enqueue } = await createJobSender(url);
  const clock = systemClock;
  const gateway = createGateway({ fetch: gatewayFetch(environment.gateway), config: environment.gateway, clock });
  const channels = channelsFrom(process.env);
  const edges = { database: connect(url), enqueue, clock, log: createLog("web"), vault, gateway, channels };
  return { edges, environment };
}
