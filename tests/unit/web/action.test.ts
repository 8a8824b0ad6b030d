import { beforeEach, expect, test, vi } from "vitest";
import { action } from "#lib/web/action.ts";
import type { Session } from "#lib/web/session.ts";
import { edges, environment, greet, logged, sessionAs } from "./stage.ts";

const request = vi.hoisted(() => ({
  headers: new Headers(),
  session: undefined as Session | undefined,
  refresh: vi.fn<() => void>(),
}));
vi.mock("next/cache", () => ({ refresh: request.refresh }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(request.headers) }));
vi.mock("#lib/web/edges.ts", () => ({ installed: () => Promise.resolve({ edges, environment }) }));
vi.mock("#lib/web/session.ts", () => ({ currentSession: () => Promise.resolve(request.session) }));

beforeEach(() => {
  request.headers = new Headers({ "sec-fetch-site": "same-origin" });
  request.session = sessionAs("it");
  request.refresh.mockClear();
  logged.length = 0;
});

const form = (...entries: readonly (readonly [string, string])[]): FormData => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};
const run = action(greet, { view: ({ greeting }) => greeting });

test("a form runs the command and shows what the view gives, not the output", async () => {
  expect(await run(undefined, form(["id", "Noura"], ["names", "Salem"], ["names", "Huda"]))).toEqual({
    ok: true,
    value: "Hello Noura and Salem and Huda",
  });
  expect(request.refresh).toHaveBeenCalledOnce();
  expect(await action(greet)(undefined, form(["id", "Noura"]))).toEqual({ ok: true, value: undefined });
});

test("one choice of a list is still a list", async () => {
  expect(await run(undefined, form(["id", "Noura"], ["names[]", "Salem"]))).toMatchObject({
    value: "Hello Noura and Salem",
  });
});

test("what the server adds wins over what the form claims", async () => {
  const own = action(greet, { add: ({ email }) => ({ id: email }), view: ({ greeting }) => greeting });
  expect(await own(undefined, form(["id", "somebody else"]))).toMatchObject({ value: "Hello noura@example.sa" });
});

test.each([
  ["nobody signed in", undefined, "auth.required"],
  ["a one-time password", sessionAs("it", { mustChangePassword: true }), "auth.password_change_required"],
  ["a role without the right", sessionAs("auditor"), "auth.forbidden"],
])("%s is refused", async (_who, session, code) => {
  request.session = session;
  expect(await run(undefined, form(["id", "Noura"]))).toMatchObject({ ok: false, code });
  expect(request.refresh).not.toHaveBeenCalled();
});

test("another's thing is not found", async () => {
  expect(await run(undefined, form(["id", "elsewhere"]))).toMatchObject({ ok: false, code: "not_found", fields: [] });
});

test("another site's form is not carried out", async () => {
  for (const headers of [
    { "sec-fetch-site": "cross-site", origin: environment.address.origin },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
    { origin: "null" },
    {},
  ]) {
    request.headers = new Headers(headers);
    expect(await run(undefined, form(["id", "Noura"]))).toMatchObject({ ok: false, code: "auth.cross_site" });
  }
  request.headers = new Headers({ origin: "https://khatm.example.sa" });
  expect(await run(undefined, form(["id", "Noura"]))).toMatchObject({ ok: true });
});

test("the form is given back to be filled again, without anything confidential", async () => {
  const typed = form(
    ["id", ""],
    ["names", "a"],
    ["names", "b"],
    ["newPassword", "x"],
    ["code", "123456"],
    ["codes", "123456 654321"],
    ["otp", "1"],
    ["$ACTION_ID", "y"],
  );
  expect(await run(undefined, typed)).toEqual({
    ok: false,
    code: "input.invalid",
    params: { count: 1 },
    fields: [{ path: "id", code: "required", params: {} }],
    values: { names: ["a", "b"] },
  });
});

test("an unforeseen error shows its request's id, and its text only in the log", async () => {
  const result = await run(undefined, form(["id", "broken"]));
  expect(result).toMatchObject({ ok: false, code: "unexpected", params: { requestId: expect.any(String) } });
  expect(JSON.stringify(result)).not.toContain("on fire");
  expect(logged).toMatchObject([{ event: "request.failed", fields: { operation: "test.greet" } }]);
});
