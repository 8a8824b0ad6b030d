import { NextRequest, NextResponse } from "next/server";
import { unstable_doesMiddlewareMatch as matches } from "next/experimental/testing/server";
import { afterEach, expect, test, vi } from "vitest";
import { config, proxy } from "../../../proxy.ts";

// the language's own part is played in a browser; it hands the page the request's headers
vi.mock("next-intl/middleware", () => ({
  default: () => (request: NextRequest) => NextResponse.next({ request: { headers: request.headers } }),
}));
afterEach(() => void vi.unstubAllEnvs());

const ask = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`https://khatm.example.sa${path}`, { headers }));
const nonceIn = (policy: string | null): string | undefined => /'nonce-([^']+)'/.exec(policy ?? "")?.[1];

test("every page has a policy with a nonce of its own, and the page being made knows it", () => {
  vi.stubEnv("NODE_ENV", "production");
  const [first, second] = [ask("/en/devices"), ask("/en/devices", { "x-nonce": "chosen-by-caller" })];
  const nonces = [first, second].map(({ headers }) => nonceIn(headers.get("content-security-policy")));
  expect(new Set(nonces).size).toBe(2);
  expect(second.headers.get("x-middleware-request-x-nonce")).toBe(nonces[1]);
  expect(second.headers.get("x-middleware-request-content-security-policy")).toContain(nonces[1]);
  expect(second.headers.get("x-middleware-request-x-path")).toBe("/en/devices");
});

test("in production nothing unsafe may run, and no page may be framed", () => {
  vi.stubEnv("NODE_ENV", "production");
  const policy = ask("/ar").headers.get("content-security-policy") ?? "";
  const scripts = policy.split("; ").find((directive) => directive.startsWith("script-src "));
  expect(scripts).toMatch(/^script-src 'self' 'nonce-\S+' 'strict-dynamic'$/);
  expect(policy.split("; ")).toEqual(
    expect.arrayContaining(["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "object-src 'none'"]),
  );
});

test("pages and endpoints alike carry the other headers; https alone is made to last", () => {
  for (const path of ["/en", "/api/v1/devices", "/en/sign-in"]) {
    const { headers } = ask(path);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("strict-transport-security")).toBeNull();
  }
  vi.stubEnv("NEXTAUTH_URL", "https://khatm.example.sa");
  expect(ask("/en").headers.get("strict-transport-security")).toMatch(/^max-age=\d{8};/);
});

test("an establishment in the address is remembered, anything else in its place is not", () => {
  const id = "0c0ffee0-0000-4000-8000-000000000002";
  expect(ask(`/en?establishment=${id}`).cookies.get("khatm-establishment")?.value).toBe(id);
  expect(ask("/en?establishment=all").cookies.get("khatm-establishment")?.value).toBe("all");
  expect(ask("/en?establishment=<script>").cookies.get("khatm-establishment")).toBeUndefined();
});

test.each(["/ar", "/en/no.such", "/en/devices/a.b", "/en/sign-in.html", "/api/v1/openapi.json"])(
  "%s has these headers too, whatever its last letters are",
  (url) => {
    expect(matches({ config, url })).toBe(true);
  },
);
