import { expect, test } from "vitest";
import { mayMonitor } from "#lib/web/monitor.ts";

const token = "a token of monitoring".replaceAll(" ", "-");
const asked = (headers: Record<string, string>, proxies = 0, known: string | undefined = token) =>
  mayMonitor(new Headers(headers), { token: known, proxies });

test("the token opens, another one does not, and without one set none does", () => {
  expect(asked({ authorization: `Bearer ${token}` })).toBe(true);
  expect(asked({ authorization: "Bearer another" })).toBe(false);
  expect(mayMonitor(new Headers({ authorization: "Bearer x" }), { token: undefined, proxies: 0 })).toBe(false);
});

test("this machine needs none, but nobody becomes it by writing it down or through a proxy", () => {
  expect(asked({ "x-forwarded-for": "127.0.0.1" })).toBe(true);
  expect(asked({ "x-forwarded-for": "::ffff:127.0.0.1" })).toBe(true);
  expect(asked({ "x-forwarded-for": "127.0.0.1, 192.0.2.7" })).toBe(false);
  expect(asked({ "x-forwarded-for": "192.0.2.7, 127.0.0.1" })).toBe(false);
  expect(asked({ "x-forwarded-for": "127.0.0.1" }, 1)).toBe(false);
  expect(asked({})).toBe(false);
});
