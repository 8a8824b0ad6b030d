import { describe, expect, test } from "vitest";
import { createContext } from "#lib/context.ts";
import { execute } from "#lib/command.ts";
import { deliverMessages } from "#lib/services/webhooks/deliver.ts";
import { listDeliveries, listEndpoints } from "#lib/services/webhooks/queries.ts";
import { readEvents } from "#lib/services/webhooks/events.ts";
import { redeliver } from "#lib/services/webhooks/redeliver.ts";
import { removeEndpoint } from "#lib/services/webhooks/remove.ts";
import { rotateSecret } from "#lib/services/webhooks/rotate.ts";
import { disableEndpoint, enableEndpoint } from "#lib/services/webhooks/switch.ts";
import { testEndpoint } from "#lib/services/webhooks/try.ts";
import { createSender } from "#lib/webhooks/sender.ts";
import { aTill, issueAt } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { anIssued, opened, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";
import { deliver, endpointFor, receiver, settle, settled, signed } from "./news.ts";

const hour = 3_600_000;
const toMetadata = () => Promise.resolve([{ address: "169.254.169.254", family: 4 }]);
const dieOnceSent = (passed: string): void => {
  if (passed === "webhook.sent") throw new Error("killed");
};
const endpointOf = async ({ harness, place }: Walk) => (await harness.run(listEndpoints, place.owner, {})).rows[0];
const messagesOf = async ({ harness, place }: Walk, endpointId: string) =>
  (await harness.run(listDeliveries, place.owner, { endpointId })).rows;

test("an ERP that was told pending is told cleared, signed, once", async (context) => {
  const till = await aTill(context);
  const { id, secret } = await endpointFor(till);
  const { got, send } = receiver();
  const documentId = await settled(till);
  expect(await deliver(till, send)).toBe(1);
  expect(await deliver(till, send)).toBe(0);
  const [message] = got;
  expect(message?.url).toBe("https://erp.example.sa/hooks");
  const body: unknown = JSON.parse(message?.body ?? "");
  expect(body).toMatchObject({
    type: "document.reported",
    position: "1",
    documentId,
    data: { state: "accepted", legal: true, icv: "1", number: expect.stringMatching(/^INV-/) },
  });
  expect(body).toMatchObject({ id: message?.headers["webhook-id"] });
  expect(message && signed(secret, message)).toBe(message?.headers["webhook-signature"]);
  expect(await messagesOf(till, id)).toMatchObject([{ state: "delivered", attempts: 1, lastStatus: 200, documentId }]);
  expect(await endpointOf(till)).toMatchObject({ lastSuccessAt: till.harness.clock.now(), failingSince: null });
});

test("the sender of documents tells what became of them in the transaction that keeps it", async (context) => {
  const till = await opened(await aTill(context));
  await endpointFor(till);
  const ids = [await anIssued(till), await anIssued(till, "standard")];
  await work(till);
  const { got, send } = receiver();
  await deliver(till, send);
  const told = got.map(({ body }): unknown => JSON.parse(body));
  expect(told).toHaveLength(2);
  expect(told).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ documentId: ids[0], type: "document.reported" }),
      expect.objectContaining({ documentId: ids[1], type: "document.cleared" }),
    ]),
  );
});

test("nothing is announced while a document only waits, and news of a rolled back change is no news", async (context) => {
  const till = await aTill(context);
  await endpointFor(till);
  const { id } = await issueAt(till);
  await settle(till, id, "pending");
  const { send } = receiver();
  expect(await deliver(till, send)).toBe(0);
  expect(await till.harness.owner`select 1 from document_events`).toHaveLength(0);
});

test("only chosen news, of the chosen device, goes to an endpoint", async (context) => {
  const till = await aTill(context);
  await endpointFor(till, { events: ["document.rejected"], url: "https://one.example.sa/" });
  await endpointFor(till, { deviceId: till.deviceId, url: "https://two.example.sa/" });
  const { got, send } = receiver();
  await settled(till);
  await settled(till, "rejected");
  expect(await deliver(till, send)).toBe(3);
  expect(got.map(({ url }) => url).toSorted()).toEqual([
    "https://one.example.sa/",
    "https://two.example.sa/",
    "https://two.example.sa/",
  ]);
});

describe("a message that does not go through", () => {
  test("is sent again with growing waits, and arrives with the same id", async (context) => {
    const till = await aTill(context);
    const { id } = await endpointFor(till);
    let status = 500;
    const { got, send } = receiver(() => ({ kind: "answered", status }));
    await settled(till);
    for (const seconds of [30, 60, 120]) {
      expect(await deliver(till, send)).toBe(1);
      till.harness.clock.advance(seconds * 1000 - 1);
      expect(await deliver(till, send)).toBe(0);
      till.harness.clock.advance(1);
    }
    expect(await endpointOf(till)).toMatchObject({ lastFailure: "refused", active: true });
    status = 302;
    expect(await deliver(till, send)).toBe(1);
    expect(await messagesOf(till, id)).toMatchObject([{ state: "pending", attempts: 4, lastFailure: "redirected" }]);
    till.harness.clock.advance(hour);
    status = 201;
    expect(await deliver(till, send)).toBe(1);
    expect(new Set(got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(await endpointOf(till)).toMatchObject({ failingSince: null });
  });

  test("for three days switches the endpoint off with a reason; switched on again it is sent what waited", async (context) => {
    const till = await aTill(context);
    const { id } = await endpointFor(till);
    let up = false;
    const { send } = receiver(() => (up ? { kind: "answered", status: 200 } : { kind: "failed", reason: "timeout" }));
    await settled(till);
    for (let hours = 0; hours <= 84; hours += 6) {
      await deliver(till, send);
      till.harness.clock.advance(6 * hour);
    }
    expect(await endpointOf(till)).toMatchObject({ active: false, disabledReason: "failing", lastFailure: "timeout" });
    const [audited] = await till.harness.owner`select detail from audit_entries where action = 'webhook.disable'`;
    expect(audited).toMatchObject({ detail: { reason: "failing" } });
    up = true;
    expect(await deliver(till, send)).toBe(0);
    await expect(till.harness.run(testEndpoint, till.place.owner, { endpointId: id })).rejects.toMatchObject({
      code: "webhook.disabled",
    });
    await till.harness.run(enableEndpoint, till.place.owner, { endpointId: id });
    expect(await deliver(till, send)).toBe(1);
    expect(await messagesOf(till, id)).toMatchObject([{ state: "delivered" }]);
  });

  test("because the endpoint is gone switches it off at once", async (context) => {
    const till = await aTill(context);
    await endpointFor(till);
    const { send } = receiver(() => ({ kind: "answered", status: 410 }));
    await settled(till);
    await deliver(till, send);
    expect(await endpointOf(till)).toMatchObject({ active: false, disabledReason: "gone" });
  });

  test("because the process died is sent again", async (context) => {
    const till = await aTill(context);
    await endpointFor(till);
    await settled(till);
    const { got, send } = receiver();
    const dying = createContext({ ...till.harness.edges, checkpoint: dieOnceSent }, worker);
    await expect(execute(deliverMessages(send), dying, {})).rejects.toThrow("killed");
    expect(await deliver(till, send)).toBe(0);
    till.harness.clock.advance(60_000);
    expect(await deliver(till, send)).toBe(1);
    expect(got.map(({ headers }) => headers["webhook-id"])).toEqual([
      got[0]?.headers["webhook-id"],
      got[0]?.headers["webhook-id"],
    ]);
  });
});

test("an endpoint whose name leads inside is never called, however often it is asked", async (context) => {
  const till = await aTill(context);
  const { id } = await endpointFor(till);
  await settled(till);
  await deliver(till, createSender({ loopbackAllowed: false, resolve: toMetadata }));
  expect(await messagesOf(till, id)).toMatchObject([{ state: "pending", lastFailure: "address_refused" }]);
});

test("for a day after a rotation both secrets sign, then only the new one", async (context) => {
  const till = await aTill(context);
  const { id: endpointId, secret } = await endpointFor(till);
  const { got, send } = receiver();
  const rotated = await till.harness.run(rotateSecret, till.place.owner, { endpointId });
  await settled(till);
  await deliver(till, send);
  till.harness.clock.advance(24 * hour);
  await till.harness.run(testEndpoint, till.place.owner, { endpointId });
  await deliver(till, send);
  const [during, after] = got;
  if (during === undefined || after === undefined) throw new Error("too few messages");
  expect(during.headers["webhook-signature"]).toBe(`${signed(rotated.secret, during)} ${signed(secret, during)}`);
  expect(after.headers["webhook-signature"]).toBe(signed(rotated.secret, after));
  expect(JSON.parse(after.body)).toMatchObject({ type: "webhook.test" });
  const [kept] = await till.harness.owner<{ text: string }[]>`
    select (select string_agg(w::text, ' ') from webhook_endpoints w) || (select string_agg(a::text, ' ') from audit_entries a) as text`;
  for (const each of [secret, rotated.secret]) {
    expect(kept?.text).not.toContain(each.slice(6));
    expect(kept?.text).not.toContain(Buffer.from(each.slice(6)).toString("hex"));
  }
});

test("a person switches an endpoint off: nothing goes there and what waits is kept", async (context) => {
  const till = await aTill(context);
  const { id: endpointId } = await endpointFor(till);
  await settled(till);
  await till.harness.run(disableEndpoint, till.place.owner, { endpointId });
  const { send } = receiver();
  expect(await deliver(till, send)).toBe(0);
  await settled(till);
  await till.harness.run(enableEndpoint, till.place.owner, { endpointId });
  expect(await deliver(till, send)).toBe(1);
});

test("a message that is over is sent again as a message of its own, one that waits is not", async (context) => {
  const till = await aTill(context);
  const { harness, place } = till;
  const { id: endpointId } = await endpointFor(till);
  await settled(till);
  const again = async () => {
    const [latest] = await messagesOf(till, endpointId);
    return await harness.run(redeliver, place.owner, { deliveryId: latest?.id ?? "" });
  };
  await expect(again()).rejects.toMatchObject({ code: "webhook.still_waiting" });
  const { got, send } = receiver();
  await deliver(till, send);
  harness.clock.advance(1_000);
  await again();
  await deliver(till, send);
  expect(got.map(({ headers }) => headers["webhook-id"])).toEqual(Array(2).fill(got[0]?.headers["webhook-id"]));
  expect(await messagesOf(till, endpointId)).toMatchObject([{ state: "delivered" }, { state: "delivered" }]);
  await harness.run(disableEndpoint, place.owner, { endpointId });
  await expect(again()).rejects.toMatchObject({ code: "webhook.disabled" });
});

test("a removed endpoint is forgotten with its secret; what it was told stays in the feed", async (context) => {
  const till = await aTill(context);
  const { harness, place } = till;
  const { id: endpointId } = await endpointFor(till);
  const kept = await endpointFor(till, { name: "Other" });
  await settled(till);
  await harness.run(removeEndpoint, place.owner, { endpointId });
  const { got, send } = receiver();
  await settled(till);
  await deliver(till, send);
  expect(got).toHaveLength(2);
  const { rows } = await harness.run(listEndpoints, place.owner, {});
  expect(rows).toMatchObject([{ id: kept.id }]);
  const left = await harness.owner`select 1 from webhook_deliveries where endpoint_id = ${endpointId}`;
  expect(left).toHaveLength(0);
  const { events } = await harness.run(readEvents, place.owner, { establishment: place.establishmentId });
  expect(events).toHaveLength(2);
  const audited = await harness.owner`
    select detail from audit_entries where action = 'webhook.remove' and entity_id = ${endpointId}`;
  expect(audited).toMatchObject([{ detail: { name: "ERP", host: "erp.example.sa" } }]);
  await expect(harness.run(removeEndpoint, place.owner, { endpointId })).rejects.toMatchObject({ code: "not_found" });
  harness.clock.advance(16 * 60_000);
  await expect(harness.run(removeEndpoint, place.owner, { endpointId: kept.id })).rejects.toMatchObject({
    code: "auth.fresh_required",
  });
});
