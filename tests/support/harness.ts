import postgres from "postgres";
import type { TestContext } from "vitest";
import { connect } from "#db/client.ts";
import type { Actor } from "#lib/actor.ts";
import { execute, type Command, type Query } from "#lib/command.ts";
import { createContext, type Edges } from "#lib/context.ts";
import type { Role } from "#lib/domain/rights.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { createLog } from "#lib/log.ts";
import { createJobSender } from "#lib/queue/enqueue.ts";
import { Secret } from "#lib/secret.ts";
import { createSimulator, type Simulator } from "#lib/simulator/create.ts";
import { checkRules } from "#lib/simulator/rules.ts";
import { keyringOf } from "#lib/vault/keyring.ts";
import { createVault } from "#lib/vault/vault.ts";
import { queueNames, type QueueName } from "#lib/queue/queues.ts";
import { jobs } from "#lib/worker/jobs.ts";
import { movingClock, type MovingClock } from "./clock.ts";
import { databaseFor } from "./database.ts";

export type Harness = {
  readonly clock: MovingClock;
  readonly simulator: Simulator;
  readonly edges: Edges;
  /** Login of the role that web and worker have. */
  readonly appUrl: string;
  /** Looks behind the scenes as the owner of the database. */
  readonly owner: postgres.Sql;
  run<Input, Output>(
    operation: Command<Input, Output> | Query<Input, Output>,
    actor: Actor,
    input: unknown,
  ): Promise<Output>;
  /** Runs the jobs that are due, and those that they make, until none is left. */
  drain(edges?: Partial<Edges>): Promise<void>;
  /** A person who exists, with a role in each of the establishments. */
  person(
    memberships: Readonly<Record<string, Role>>,
    more?: { operator?: boolean; branches?: readonly string[] },
  ): Promise<Extract<Actor, { kind: "user" }>>;
};

export const worker: Actor = { kind: "system", name: "worker", establishments: "all" };

/** The product on a database of its own, with the simulator as its gateway and a clock that only the test moves. */
export async function createHarness(
  test: Pick<TestContext, "onTestFinished">,
  others: Partial<Pick<Edges, "clock" | "vault" | "gateway">> = {},
): Promise<Harness> {
  const { ownerUrl, appUrl } = await databaseFor(test);
  const clock = movingClock();
  const simulator = createSimulator({ check: checkRules, clock });
  const database = connect(appUrl, { max: 6 });
  const sender = await createJobSender(appUrl);
  const owner = postgres(ownerUrl, { max: 2, onnotice: () => undefined });
  test.onTestFinished(async () => {
    await Promise.all([sender.close(), database.close(), owner.end()]);
    simulator.close();
  });
  const edges: Edges = {
    database,
    clock,
    enqueue: sender.enqueue,
    log: createLog("test", () => undefined),
    vault: createVault(keyringOf([new Secret(Buffer.alloc(32, 7).toString("base64"))])),
    gateway: createGateway({ fetch: simulator.fetch, config: gatewayConfig(simulatedGateway), clock }),
    ...others,
  };
  return {
    appUrl,
    clock,
    simulator,
    edges,
    owner,
    run: (operation, actor, input) => execute(operation, createContext(edges, actor), input),
    drain: (changes = {}) => drain({ ...edges, ...changes }, owner),
    person: (memberships, more) => createPerson(owner, edges.clock.now(), memberships, more),
  };
}

const simulatedGateway = { KHATM_GATEWAY_SIMULATOR: "http://127.0.0.1:9/e-invoicing/core" };

async function drain(edges: Edges, owner: postgres.Sql): Promise<void> {
  for (;;) {
    const due = await owner<{ name: QueueName; data: unknown }[]>`
      delete from pgboss.job where name = any(${[...queueNames]}) and state = 'created' and start_after <= ${edges.clock.now()}
      returning name, data`;
    if (due.length === 0) return;
    for (const { name, data } of due) await jobs[name](edges, data);
  }
}

async function createPerson(
  owner: postgres.Sql,
  provenAt: Date,
  memberships: Readonly<Record<string, Role>>,
  { operator = false, branches = [] }: { operator?: boolean; branches?: readonly string[] } = {},
): Promise<Extract<Actor, { kind: "user" }>> {
  const id = crypto.randomUUID();
  const branchIds = branches.length === 0 ? null : [...branches];
  await owner`insert into users (id, email, name, is_operator) values (${id}, ${`${id}@example.sa`}, 'Noura', ${operator})`;
  for (const [establishmentId, role] of Object.entries(memberships)) {
    await owner`insert into memberships (establishment_id, user_id, role, branch_ids) values (${establishmentId}, ${id}, ${role}, ${branchIds})`;
  }
  return {
    kind: "user",
    id,
    name: "Noura",
    isOperator: operator,
    provenAt,
    memberships: Object.entries(memberships).map(([establishmentId, role]) => ({ establishmentId, role, branchIds })),
  };
}
