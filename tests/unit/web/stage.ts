import { z } from "zod";
import { connect } from "#db/client.ts";
import { command } from "#lib/command.ts";
import { createContext, type Edges } from "#lib/context.ts";
import type { Role } from "#lib/domain/rights.ts";
import { AppError } from "#lib/errors.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { Secret } from "#lib/secret.ts";
import { keyringOf } from "#lib/vault/keyring.ts";
import { createVault } from "#lib/vault/vault.ts";
import type { Session } from "#lib/web/session.ts";

export const environment = { address: new URL("https://khatm.example.sa") };
export const logged: { event: string; cause: unknown; fields: unknown }[] = [];

const now = new Date("2026-06-01T08:00:00Z");
const clock = { now: () => now };

/** A process whose database and gateway nobody answers for: an adapter needs neither. */
export const edges: Edges = {
  database: connect("postgres://nobody@127.0.0.1:9/none"),
  enqueue: () => Promise.reject(new Error("no queue")),
  clock,
  log: { info: () => {}, error: (event, cause, fields) => void logged.push({ event, cause, fields }) },
  vault: createVault(keyringOf([new Secret(Buffer.alloc(32, 7).toString("base64"))])),
  gateway: createGateway({ fetch: () => Promise.reject(new Error("no network")), config: gatewayConfig({}), clock }),
};

export const greet = command({
  name: "test.greet",
  permission: "device:write",
  input: z.object({ id: z.string().min(1), names: z.array(z.string()).default([]) }),
  run(_ctx, { id, names }) {
    if (id === "elsewhere") return Promise.reject(new AppError("not_found"));
    if (id === "broken") return Promise.reject(new Error("relation users is on fire"));
    return Promise.resolve({ greeting: `Hello ${[id, ...names].join(" and ")}`, amount: 10n });
  },
});

export function sessionAs(role: Role, more: Partial<Session> = {}): Session {
  const membership = { establishmentId: "0c0ffee0-0000-4000-8000-000000000002", role, branchIds: null };
  const id = "0c0ffee0-0000-4000-8000-000000000001";
  const actor = {
    kind: "user",
    id,
    name: "Noura",
    isOperator: false,
    provenAt: now,
    memberships: [membership],
  } as const;
  return {
    actor,
    email: "noura@example.sa",
    mustChangePassword: false,
    asksForCode: false,
    tourTaken: false,
    id: "0c0ffee0-0000-4000-8000-000000000003",
    context: createContext(edges, actor),
    ...more,
  };
}
