import { createHmac } from "node:crypto";
import { nothing } from "#db/client.ts";
import { createContext } from "#lib/context.ts";
import { execute } from "#lib/command.ts";
import { announce } from "#lib/services/webhooks/announce.ts";
import { createEndpoint } from "#lib/services/webhooks/create.ts";
import { deliverMessages } from "#lib/services/webhooks/deliver.ts";
import type { Message, Send, Sent } from "#lib/webhooks/sender.ts";
import { issueAt } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import type { Walk } from "../../support/walk.ts";

/** Issues a document and lets ZATCA have taken it, as its sender does in one transaction. */
export async function settled(till: Walk, state = "accepted"): Promise<string> {
  const { id } = await issueAt(till);
  await settle(till, id, state);
  return id;
}

export async function settle({ harness, place }: Walk, id: string, state: string): Promise<void> {
  await harness.owner`update submissions set state = ${state}::submission_state where document_id = ${id}`;
  const ctx = createContext(harness.edges, worker, { ...nothing, establishments: [place.establishmentId] });
  await ctx.atomically(async (tx) => {
    tx.audit({ action: "submission.settle", entity: "document", entityId: id, establishmentId: place.establishmentId });
    await announce(tx, [{ documentId: id, before: "pending" }], harness.clock.now());
  });
}

export const endpointFor = (till: Walk, changes: Record<string, unknown> = {}) =>
  till.harness.run(createEndpoint, till.place.owner, {
    establishmentId: till.place.establishmentId,
    name: "ERP",
    url: "https://erp.example.sa/hooks",
    ...changes,
  });

/** A receiver that keeps what it got and answers as it is told. */
export function receiver(answer: (message: Message) => Sent = () => ({ kind: "answered", status: 200 })) {
  const got: Message[] = [];
  const send: Send = (message) => {
    got.push(message);
    return Promise.resolve(answer(message));
  };
  return { got, send };
}

/** Lets the worker send what is due. */
export const deliver = ({ harness }: Walk, send: Send): Promise<number> =>
  execute(
    deliverMessages(send, () => 1),
    createContext(harness.edges, worker),
    {},
  );

/** The signature as a receiver computes it. */
export function signed(secret: string, { headers, body }: Message): string {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const text = `${headers["webhook-id"] ?? ""}.${headers["webhook-timestamp"] ?? ""}.${body}`;
  return `v1,${createHmac("sha256", key).update(text).digest("base64")}`;
}
