import { describe, expect, test } from "vitest";
import { z } from "zod";
import { GET as feed } from "#app/api/v1/events/route.ts";
import { GET as list, POST as create } from "#app/api/v1/webhooks/route.ts";
import { readWebEnvironment } from "#lib/env.ts";
import { createApiKey } from "#lib/services/api-keys/create.ts";
import { deliverMessages } from "#lib/services/webhooks/deliver.ts";
import { readEvents } from "#lib/services/webhooks/events.ts";
import { listDeliveries, listEndpoints, showEndpoint } from "#lib/services/webhooks/queries.ts";
import { redeliver } from "#lib/services/webhooks/redeliver.ts";
import { removeEndpoint } from "#lib/services/webhooks/remove.ts";
import { rotateSecret } from "#lib/services/webhooks/rotate.ts";
import { disableEndpoint, enableEndpoint } from "#lib/services/webhooks/switch.ts";
import { testEndpoint } from "#lib/services/webhooks/try.ts";
import { aTill, anotherTill } from "../../support/documents.ts";
import type { Harness } from "../../support/harness.ts";
import { aPlace } from "../../support/records.ts";
import type { Walk } from "../../support/walk.ts";
import { endpointFor, receiver, settled } from "./news.ts";

const place: typeof globalThis & { khatmInstalled?: unknown } = globalThis;

function install({ edges }: Harness): void {
  const environment = readWebEnvironment({
    DATABASE_URL: "postgres://unused.invalid/khatm",
    NEXTAUTH_SECRET: "x".repeat(40),
    NEXTAUTH_URL: "http://127.0.0.1:3000",
    KHATM_ROOT_KEY: Buffer.alloc(32, 7).toString("base64"),
  });
  place.khatmInstalled = Promise.resolve({ edges, environment });
}

const keyFor = async (till: Walk, changes: Record<string, unknown> = {}) =>
  (
    await till.harness.run(createApiKey, till.place.owner, {
      establishmentId: till.place.establishmentId,
      name: "ERP",
      scopes: ["document:read"],
      ...changes,
    })
  ).key;

const Answer = z.looseObject({
  type: z.string().optional(),
  next: z.string().optional(),
  more: z.boolean().optional(),
  events: z.array(z.looseObject({ type: z.string(), position: z.string(), documentId: z.string() })).optional(),
});

async function read(key: string, query = "") {
  const request = new Request(`http://127.0.0.1:3000/api/v1/events${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const response = await feed(request, { params: Promise.resolve({}) });
  return { status: response.status, ...Answer.parse(await response.json()) };
}

describe("the feed", () => {
  test("gives every piece of news once, in order, to who asks after the last one", async (context) => {
    const till = await aTill(context);
    install(till.harness);
    const key = await keyFor(till);
    expect(await read(key)).toMatchObject({ status: 200, events: [], next: "0", more: false });
    const ids = [await settled(till), await settled(till, "rejected"), await settled(till, "stopped")];
    const first = await read(key, "?limit=2");
    expect(first).toMatchObject({ more: true, next: "2", events: [{ documentId: ids[0] }, { documentId: ids[1] }] });
    const second = await read(key, `?limit=2&after=${first.next ?? ""}`);
    expect(second).toMatchObject({ more: false, next: "3", events: [{ type: "document.stopped" }] });
    expect(await read(key, "?after=3")).toMatchObject({ events: [], next: "3" });
    for (const wrong of ["?after=x", "?after=-1", "?limit=0", "?limit=501", `?after=${"9".repeat(40)}`])
      expect(await read(key, wrong), wrong).toMatchObject({ status: 422, type: "input.invalid" });
  });

  test("is numbered without gaps by many who write at once", async (context) => {
    const till = await aTill(context);
    await Promise.all(Array.from({ length: 6 }, () => settled(till)));
    const rows = await till.harness.owner<{ position: string }[]>`
      select position from document_events order by position`;
    expect(rows.map(({ position }) => Number(position))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("shows a key its own device and establishment, and nobody anything of another", async (context) => {
    const till = await aTill(context);
    const second = await anotherTill(till);
    install(till.harness);
    const mine = await settled(till);
    await settled(second);
    expect((await read(await keyFor(till))).events).toHaveLength(2);
    expect((await read(await keyFor(till, { deviceId: till.deviceId }))).events).toMatchObject([{ documentId: mine }]);
    expect(await read(await keyFor(till, { scopes: ["document:write"] }))).toMatchObject({ status: 403 });
    expect(await read("khatm_" + "A".repeat(43))).toMatchObject({ status: 401 });
    const elsewhere = await aPlace(till.harness);
    const strangers = { ...till, place: elsewhere };
    expect(await read(await keyFor(strangers))).toMatchObject({ status: 200, events: [] });
    expect(await read(await keyFor(strangers), `?establishment=${till.place.establishmentId}`)).toMatchObject({
      status: 404,
      type: "not_found",
    });
    await expect(till.harness.run(readEvents, elsewhere.owner, {})).rejects.toMatchObject({
      fields: [{ path: "establishment", code: "required" }],
    });
  });
});

describe("endpoints", () => {
  test("are made only for open https addresses", async (context) => {
    const till = await aTill(context);
    const refused = [
      ["http://erp.example.sa/", "url_not_https"],
      ["https://127.0.0.1/", "url_not_public"],
      ["https://[::1]/", "url_not_public"],
      ["https://169.254.169.254/", "url_not_public"],
      ["https://10.1.1.1/", "url_not_public"],
      ["https://a:b@erp.example.sa/", "url_credentials"],
      ["nonsense", "url_invalid"],
    ] as const;
    for (const [url, code] of refused)
      await expect(endpointFor(till, { url }), url).rejects.toMatchObject({ fields: [{ path: "url", code }] });
    await expect(endpointFor(till, { events: ["document.sold"] })).rejects.toMatchObject({ code: "input.invalid" });
    await expect(endpointFor(till, { events: [] })).rejects.toMatchObject({ code: "input.invalid" });
    await expect(endpointFor(till, { url: `https://erp.example.sa/${"x".repeat(2000)}` })).rejects.toMatchObject({
      fields: [{ path: "url", code: "too_long" }],
    });
  });

  test("belong to who manages the establishment; another's is not found", async (context) => {
    const till = await aTill(context);
    const { harness, place: here } = till;
    const { id: endpointId } = await endpointFor(till);
    const elsewhere = await aPlace(harness);
    const auditor = await harness.person({ [here.establishmentId]: "auditor" });
    const one = [rotateSecret, disableEndpoint, enableEndpoint, testEndpoint, removeEndpoint];
    for (const operation of one) {
      await expect(harness.run(operation, elsewhere.owner, { endpointId }), operation.name).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(harness.run(operation, auditor, { endpointId }), operation.name).rejects.toMatchObject({
        code: "auth.forbidden",
      });
    }
    const missing = { code: "not_found" };
    await expect(harness.run(listDeliveries, elsewhere.owner, { endpointId })).rejects.toMatchObject(missing);
    await expect(harness.run(showEndpoint, elsewhere.owner, { endpointId })).rejects.toMatchObject(missing);
    const { id: deliveryId } = await harness.run(testEndpoint, here.owner, { endpointId });
    await expect(harness.run(redeliver, elsewhere.owner, { deliveryId })).rejects.toMatchObject({ code: "not_found" });
    await expect(harness.run(redeliver, auditor, { deliveryId })).rejects.toMatchObject({ code: "auth.forbidden" });
    expect((await harness.run(listEndpoints, elsewhere.owner, {})).rows).toEqual([]);
    await expect(endpointFor({ ...till, place: { ...here, owner: elsewhere.owner } })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(endpointFor({ ...till, place: elsewhere }, { deviceId: till.deviceId })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(harness.run(deliverMessages(receiver().send), here.owner, {})).rejects.toMatchObject({
      code: "auth.forbidden",
    });
    const limited = await harness.person({ [here.establishmentId]: "admin" }, { branches: [here.branchId] });
    const theirs = { ...till, place: { ...here, owner: limited } };
    await expect(endpointFor(theirs)).rejects.toMatchObject({ code: "auth.forbidden" });
    await expect(endpointFor(theirs, { deviceId: till.deviceId })).resolves.toMatchObject({ id: expect.any(String) });
  });

  test("ask for a sign-in of the last minutes, and a key of documents may not make them", async (context) => {
    const till = await aTill(context);
    install(till.harness);
    till.harness.clock.advance(16 * 60_000);
    await expect(endpointFor(till)).rejects.toMatchObject({ code: "auth.fresh_required" });
    const recent = { ...till.place.owner, provenAt: till.harness.clock.now() };
    const key = await keyFor({ ...till, place: { ...till.place, owner: recent } });
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const call = (body: string, type = "application/json") =>
      create(
        new Request("http://127.0.0.1:3000/api/v1/webhooks", {
          method: "POST",
          headers: { ...headers, "content-type": type },
          body,
        }),
        { params: Promise.resolve({}) },
      );
    expect((await call("{}")).status).toBe(403);
    expect((await call("{}", "text/plain")).status).toBe(415);
    expect((await call(JSON.stringify({ name: "x".repeat(1_100_000) }))).status).toBe(413);
    const listed = await list(new Request("http://127.0.0.1:3000/api/v1/webhooks", { headers }), {
      params: Promise.resolve({}),
    });
    expect(listed.status).toBe(403);
  });
});
