import { beforeEach, expect, test, vi } from "vitest";
import { nowhere } from "#lib/web/nowhere.ts";
import { queryRoute, route } from "#lib/web/route.ts";
import type { Session } from "#lib/web/session.ts";
import { edges, environment, greet, logged, sessionAs } from "./stage.ts";

const present = vi.hoisted(() => ({ session: undefined as Session | undefined }));
vi.mock("#lib/web/edges.ts", () => ({ installed: () => Promise.resolve({ edges, environment }) }));
vi.mock("#lib/web/session.ts", () => ({ currentSession: () => Promise.resolve(present.session) }));

beforeEach(() => {
  present.session = sessionAs("it");
  logged.length = 0;
});

const url = "https://khatm.example.sa/api/v1/greetings";
const json = { "content-type": "application/json; charset=utf-8", "sec-fetch-site": "same-origin" };
// Node asks for it where a stream is sent, and the browser's types do not know it
const half = { duplex: "half" };
const segment = { params: Promise.resolve({}) };
const post = (body: BodyInit, headers: Record<string, string> = json, limit = 1000) =>
  route(greet, { limit })(new Request(url, { method: "POST", body, headers, ...half }), segment);

test("a command answers as JSON that nobody stores", async () => {
  const response = await post('{"id":"Noura"}');
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({ greeting: "Hello Noura", amount: "10" });
});

test("the path names the thing, whatever the body says", async () => {
  const request = new Request(url, { method: "POST", body: '{"id":"Noura"}', headers: json });
  const response = await route(greet)(request, { params: Promise.resolve({ id: "Salem" }) });
  expect(await response.json()).toMatchObject({ greeting: "Hello Salem" });
});

test.each([
  ["nobody signed in", undefined, 401, "auth.required"],
  ["a one-time password", sessionAs("it", { mustChangePassword: true }), 403, "auth.password_change_required"],
  ["a role without the right", sessionAs("auditor"), 403, "auth.forbidden"],
])("%s is refused", async (_who, session, status, type) => {
  present.session = session;
  const response = await post('{"id":"Noura"}');
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ type, status });
});

test.each([
  ["another's thing", '{"id":"elsewhere"}', json, 404, "not_found"],
  ["a wrong field", '{"id":""}', json, 422, "input.invalid"],
  ["a list", "[]", json, 422, "input.invalid"],
  ["broken JSON", '{"id"', json, 400, "request.malformed"],
  ["broken UTF-8", Buffer.from([0x22, 0xff, 0x22]), json, 400, "request.malformed"],
  [
    "a form",
    "id=Noura",
    { ...json, "content-type": "application/x-www-form-urlencoded" },
    415,
    "request.unsupported_type",
  ],
  ["plain text", '{"id":"Noura"}', { ...json, "content-type": "text/plain" }, 415, "request.unsupported_type"],
  ["another site", '{"id":"Noura"}', { ...json, "sec-fetch-site": "cross-site" }, 403, "auth.cross_site"],
  ["a neighbour site", '{"id":"Noura"}', { ...json, "sec-fetch-site": "same-site" }, 403, "auth.cross_site"],
  ["a body too large", JSON.stringify({ id: "x".repeat(1000) }), json, 413, "request.too_large"],
])("%s is refused", async (_what, body, headers, status, type) => {
  const response = await post(body, headers);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ type, status });
});

test("a body without a stated length is cut off at the limit", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 100;
      controller.enqueue(Buffer.alloc(100, 0x20));
    },
  });
  expect((await post(endless)).status).toBe(413);
  expect(sent).toBeLessThan(2000);
});

test("a command is never run by GET", async () => {
  const response = await route(greet)(new Request(url), segment);
  expect(response.status).toBe(500);
  expect(logged).toHaveLength(1);
});

const ask = (search: string) => queryRoute(greet)(new Request(`${url}${search}`), segment);

test("a query reads path and search, and repeated names give a list", async () => {
  expect(await (await ask("?id=Noura&names=Salem&names=Huda")).json()).toMatchObject({
    greeting: "Hello Noura and Salem and Huda",
  });
  expect((await ask("")).status).toBe(422);
});

test("an unforeseen error shows its request's id only", async () => {
  const response = await post('{"id":"broken"}');
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(JSON.parse(text)).toMatchObject({ type: "unexpected", params: { requestId: expect.any(String) } });
  expect(text).not.toContain("on fire");
});

test("an address that is none answers as a problem", async () => {
  const response = nowhere(new Request(url, { headers: { "accept-language": "ar" } }));
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ type: "not_found", status: 404, fields: [] });
});
