import { describe, expect, test } from "vitest";
import { z } from "zod";
import { GET as openApi } from "#app/api/v1/openapi.json/route.ts";
import { GET as show } from "#app/api/v1/documents/[documentId]/route.ts";
import { GET as list, POST as issue } from "#app/api/v1/documents/route.ts";
import { createApiKey } from "#lib/services/api-keys/create.ts";
import { listApiKeys } from "#lib/services/api-keys/queries.ts";
import { revokeApiKey } from "#lib/services/api-keys/revoke.ts";
import { aTill, anotherTill, countersOf, documentInput } from "../../support/documents.ts";
import { aPlace } from "../../support/records.ts";
import { installRoutes, postDocument, type DocumentCall } from "../../support/routes.ts";
import type { Walk } from "../../support/walk.ts";

const Answer = z.looseObject({ id: z.string().optional(), type: z.string().optional() });
const nowhere = { params: Promise.resolve({}) };

async function post(call: DocumentCall) {
  const response = await postDocument(call);
  return { status: response.status, at: response.headers.get("location"), body: Answer.parse(await response.json()) };
}

async function get(key: string, documentId?: string, query = "") {
  const request = new Request(`http://127.0.0.1:3000/api/v1/documents${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const response = await (documentId === undefined
    ? list(request, nowhere)
    : show(request, { params: Promise.resolve({ documentId }) }));
  return { status: response.status, body: Answer.parse(await response.json()) };
}

const keyFor = (till: Walk, changes: Record<string, unknown> = {}) =>
  till.harness.run(createApiKey, till.place.owner, {
    establishmentId: till.place.establishmentId,
    name: "ERP",
    scopes: ["document:write", "document:read"],
    ...changes,
  });

const bodyOf = (till: Walk, changes: Record<string, unknown> = {}) =>
  JSON.stringify({ deviceId: till.deviceId, document: documentInput(till.harness), ...changes });

describe("POST /api/v1/documents", () => {
  test("issues for a key, once per Idempotency-Key, and shows it again", async (context) => {
    const till = await aTill(context);
    installRoutes(till.harness);
    const { key } = await keyFor(till);
    const body = bodyOf(till);
    const first = await post({ key, name: "a", body });
    expect(first).toMatchObject({ status: 201, body: { icv: "1", legal: true, hoursLeft: expect.any(Number) } });
    expect(first.at).toBe(`/api/v1/documents/${first.body.id}`);
    expect(await post({ key, name: "a", body })).toEqual(first);
    expect(await post({ key, name: "a", body: bodyOf(till) })).toMatchObject({
      status: 422,
      body: { type: "request.idempotency_key_reused" },
    });
    expect(await get(key, first.body.id)).toMatchObject({ status: 200, body: { id: first.body.id } });
    expect(await get(key)).toMatchObject({ status: 200, body: { total: 1 } });
    const [row] = (await till.harness.run(listApiKeys, till.place.owner, {})).rows;
    expect(row).toMatchObject({ name: "ERP", lastUsedAt: till.harness.clock.now(), hint: key.slice(0, 12) });
    const [kept] = await till.harness
      .owner`select actor_kind, actor_name from audit_entries where action = 'document.issue'`;
    expect(kept).toEqual({ actor_kind: "key", actor_name: "ERP" });
  });

  test("takes XML with the device in the address, and from a key that is bound to one without it", async (context) => {
    const till = await aTill(context);
    installRoutes(till.harness);
    const { key } = await keyFor(till, { deviceId: till.deviceId });
    const { body } = await post({ key, body: bodyOf(till, { deviceId: undefined }) });
    const [xml] = await till.harness.owner<{ text: string }[]>`select convert_from(xml, 'UTF8') as text from documents`;
    const again = String(xml?.text)
      .replace(/<cbc:ID>INV-\d+/, "<cbc:ID>INV-X")
      .replace(/<cbc:UUID>[\da-f-]{36}/, `<cbc:UUID>${crypto.randomUUID()}`);
    const taken = await post({ key, body: again, type: "application/xml; charset=utf-8" });
    expect(taken).toMatchObject({ status: 201, body: { number: "INV-X", icv: "2", before: { id: body.id } } });
    const there = await post({ key, body: again, type: "text/xml", query: `?deviceId=${crypto.randomUUID()}` });
    expect(there.status).toBe(404);
  });

  test("names what is wrong as a problem with a path", async (context) => {
    const till = await aTill(context);
    installRoutes(till.harness);
    const { key } = await keyFor(till);
    const wrong = bodyOf(till, { document: { ...documentInput(till.harness), colour: "red" } });
    expect(await post({ key, body: wrong })).toMatchObject({
      status: 422,
      body: {
        type: "input.invalid",
        title: "Some of what was entered cannot be used as it is.",
        fields: [{ path: "document.colour", code: "not_modelled", message: "Khatm does not handle this element" }],
      },
    });
    const broken = bodyOf(till, {
      document: { ...documentInput(till.harness, "standard"), buyer: { name: "شركة", vatNumber: "123" } },
    });
    expect(await post({ key, body: broken })).toMatchObject({
      body: {
        type: "document.refused",
        fields: expect.arrayContaining([
          expect.objectContaining({
            code: "BR-KSA-44",
            field: "document.buyer.vatNumber",
            message: expect.stringContaining("15 digits"),
          }),
        ]),
      },
    });
    expect(await post({ key, body: "{" })).toMatchObject({ status: 400, body: { type: "request.malformed" } });
    expect(await post({ key, body: "a,b", type: "text/csv" })).toMatchObject({ status: 415 });
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const unnamed = new Request("http://127.0.0.1:3000/api/v1/documents", {
      method: "POST",
      headers,
      body: bodyOf(till),
    });
    const response = await issue(unnamed, nowhere);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(Answer.parse(await response.json()).type).toBe("request.idempotency_key_required");
    expect(await countersOf(till)).toBe(0);
  });
});

test("what is found in an accepted document names the caller's field, then and whenever it is read", async (context) => {
  const till = await aTill(context);
  installRoutes(till.harness);
  const { key } = await keyFor(till);
  const [line] = documentInput(till.harness).lines;
  const odd = { ...line, vat: { category: "S", percent: "15.50" }, stated: { net: "70.51" } };
  const document = {
    ...documentInput(till.harness),
    issueDate: "2026-01-05",
    issueTime: "10:00:00",
    lines: [line, odd],
  };
  const first = await post({ key, name: "odd", body: bodyOf(till, { document }) });
  expect(first).toMatchObject({
    status: 201,
    body: {
      findings: expect.arrayContaining([
        expect.objectContaining({ code: "BR-KSA-98", path: "/Invoice/cbc:IssueDate", field: "document.issueDate" }),
        expect.objectContaining({ code: "KHATM-AMOUNT-DIFFERS", field: "document.lines.1.stated.net" }),
      ]),
      advice: expect.arrayContaining([
        expect.objectContaining({ code: "advice.odd_rate", field: "document.lines.1.vat.percent" }),
      ]),
    },
  });
  expect((await post({ key, name: "odd", body: bodyOf(till, { document }) })).body).toEqual(first.body);
  expect((await get(key, first.body.id)).body).toEqual(first.body);
});

test("a list refuses what it does not understand, so that nobody takes all for what was asked", async (context) => {
  const till = await aTill(context);
  installRoutes(till.harness);
  const { key } = await keyFor(till);
  await post({ key, body: bodyOf(till) });
  const asked = `?state=pending&q=INV&sort=-due&device=${till.deviceId}&after=&kind=simplified`;
  expect(await get(key, undefined, asked)).toMatchObject({ status: 200, body: { total: 1 } });
  const wrong = { state: "sent", sort: "number", after: "2", device: "A-01", limit: "10", view: "mine" };
  for (const [path, said] of Object.entries(wrong))
    expect(await get(key, undefined, `?${path}=${said}`)).toMatchObject({
      status: 422,
      body: { type: "input.invalid", fields: [{ path }] },
    });
});

describe("an API key", () => {
  test("is kept as a hash, and refused when unknown, expired or revoked", async (context) => {
    const till = await aTill(context);
    installRoutes(till.harness);
    const [lasting, brief] = [await keyFor(till), await keyFor(till, { days: 1 })];
    const [rows] = await till.harness.owner`select string_agg(k::text, ' ') || string_agg(a::text, ' ') as text
      from api_keys k, audit_entries a`;
    expect(String(rows?.["text"])).not.toContain(lasting.key.slice(12));
    const refused = { status: 401, body: { type: "auth.key_refused" } };
    expect(await get(`${lasting.key.slice(0, -1)}!`)).toMatchObject(refused);
    expect(await get("khatm_" + "A".repeat(43))).toMatchObject(refused);
    expect(await get(brief.key)).toMatchObject({ status: 200 });
    till.harness.clock.advance(86_400_000);
    expect(await get(brief.key)).toMatchObject(refused);
    expect(await get(lasting.key)).toMatchObject({ status: 200 });
    await till.harness.run(
      revokeApiKey,
      { ...till.place.owner, provenAt: till.harness.clock.now() },
      { keyId: lasting.id },
    );
    expect(await get(lasting.key)).toMatchObject(refused);
  });

  test("does no more than its scopes, its device and its establishment allow", async (context) => {
    const till = await aTill(context);
    const second = await anotherTill(till);
    installRoutes(till.harness);
    const reader = await keyFor(till, { scopes: ["document:read"] });
    const writer = await keyFor(till, { scopes: ["document:write"] });
    const bound = await keyFor(till, { deviceId: till.deviceId });
    expect(await post({ key: reader.key, body: bodyOf(till) })).toMatchObject({ status: 403 });
    expect(await get(writer.key)).toMatchObject({ status: 403 });
    const there = await post({ key: writer.key, body: bodyOf(second) });
    expect(there.status).toBe(201);
    expect(await post({ key: bound.key, body: bodyOf(second) })).toMatchObject({
      status: 404,
      body: { type: "not_found", fields: [{ path: "deviceId", code: "device_unknown" }] },
    });
    expect(await get(bound.key, there.body.id)).toMatchObject({ status: 404, body: { type: "not_found" } });
    expect(await get(bound.key)).toMatchObject({ status: 200, body: { total: 0 } });

    const elsewhere = await aPlace(till.harness);
    const stranger = await till.harness.run(createApiKey, elsewhere.owner, {
      establishmentId: elsewhere.establishmentId,
      name: "Stranger",
      scopes: ["document:write", "document:read"],
    });
    expect(await post({ key: stranger.key, body: bodyOf(till) })).toMatchObject({
      status: 404,
      body: { type: "not_found" },
    });
    expect(await get(stranger.key, there.body.id)).toMatchObject({ status: 404, body: { type: "not_found" } });
    await expect(
      till.harness.run(createApiKey, elsewhere.owner, {
        establishmentId: elsewhere.establishmentId,
        deviceId: till.deviceId,
        name: "x",
        scopes: ["document:read"],
      }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(till.harness.run(revokeApiKey, elsewhere.owner, { keyId: reader.id })).rejects.toMatchObject({
      code: "not_found",
    });
    const accountant = await till.harness.person({ [till.place.establishmentId]: "accountant" });
    await expect(
      till.harness.run(createApiKey, accountant, {
        establishmentId: till.place.establishmentId,
        name: "x",
        scopes: ["document:read"],
      }),
    ).rejects.toMatchObject({ code: "auth.forbidden" });
  });
});

test("the OpenAPI description names every call with its schemas", async () => {
  const Description = z.object({
    openapi: z.string().startsWith("3.1"),
    paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
    components: z.object({
      schemas: z.record(z.string(), z.looseObject({ properties: z.record(z.string(), z.unknown()) })),
    }),
  });
  const text = await openApi().text();
  const { paths, components } = Description.parse(JSON.parse(text));
  expect(Object.values(paths).flatMap((calls) => Object.values(calls).map(({ operationId }) => operationId))).toEqual([
    "issueDocument",
    "listDocuments",
    "showDocument",
    "documentXml",
    "documentPdf",
    "readEvents",
  ]);
  const referred = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
  expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining([...new Set(referred)]));
  expect(Object.keys(components.schemas["DocumentInput"]?.properties ?? {})).toEqual([
    "deviceId",
    "branchId",
    "document",
  ]);
});
