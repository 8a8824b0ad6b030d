import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { connect } from "#db/client.ts";
import { prepareDatabase } from "#db/migrate.ts";
import { systemClock } from "#lib/clock.ts";
import { execute } from "#lib/command.ts";
import { createContext, type Edges } from "#lib/context.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { createLog } from "#lib/log.ts";
import { createJobSender } from "#lib/queue/enqueue.ts";
import { Secret } from "#lib/secret.ts";
import { checkRules } from "#lib/simulator/rules.ts";
import { startSimulator, type RunningSimulator } from "#lib/simulator/server.ts";
import { keyringOf } from "#lib/vault/keyring.ts";
import { createVault } from "#lib/vault/vault.ts";
import { startPostgres } from "#scripts/embedded-postgres.ts";
import type { Harness } from "#tests/support/harness.ts";

export const rootKey = Buffer.alloc(32, 7).toString("base64");

export type Product = Pick<Harness, "run" | "person" | "appUrl" | "owner"> & {
  readonly edges: Edges;
  readonly simulator: RunningSimulator;
  readonly close: () => Promise<void>;
};

/** The product on a database that keeps what it commits, with the simulator on loopback and the real clock. */
export async function startProduct({ connections = 24 } = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), "khatm-bench-"));
  const cluster = await startPostgres({ folder: join(folder, "postgres") });
  const { appUrl } = await prepareDatabase({ ownerUrl: cluster.ownerUrl, appRolePassword: "bench" });
  const simulator = await startSimulator({ port: 0, check: checkRules });
  const database = connect(appUrl, { max: connections });
  const sender = await createJobSender(appUrl);
  const owner = postgres(cluster.ownerUrl, { max: 2, onnotice: () => undefined });
  const config = gatewayConfig({ KHATM_GATEWAY_SIMULATOR: `${simulator.url}/e-invoicing/core` });
  const edges: Edges = {
    database,
    clock: systemClock,
    enqueue: sender.enqueue,
    log: createLog("bench", () => undefined),
    vault: createVault(keyringOf([new Secret(rootKey)])),
    gateway: createGateway({ fetch, config, clock: systemClock }),
  };
  return {
    edges,
    owner,
    appUrl,
    simulator,
    run: (operation, actor, input) => execute(operation, createContext(edges, actor), input),
    person: async (memberships, { operator = false } = {}) => {
      const id = crypto.randomUUID();
      await owner`insert into users (id, email, name, is_operator) values (${id}, ${`${id}@example.sa`}, 'Noura', ${operator})`;
      const roles = Object.entries(memberships).map(([establishmentId, role]) => ({
        establishmentId,
        role,
        branchIds: null,
      }));
      for (const { establishmentId, role } of roles)
        await owner`insert into memberships (establishment_id, user_id, role) values (${establishmentId}, ${id}, ${role})`;
      return { kind: "user", id, name: "Noura", isOperator: operator, provenAt: new Date(), memberships: roles };
    },
    close: async () => {
      await Promise.all([sender.close(), database.close(), owner.end()]);
      await simulator.close();
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Works on a product of its own and takes it away again. */
export async function withProduct<T>(work: (product: Product) => Promise<T>): Promise<T> {
  const product = await startProduct();
  try {
    return await work(product);
  } finally {
    await product.close();
  }
}
