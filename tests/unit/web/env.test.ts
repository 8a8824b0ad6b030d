import { inspect } from "node:util";
import { expect, test } from "vitest";
import { readWebEnvironment } from "#lib/env.ts";

const given = {
  DATABASE_URL: "postgres://khatm_app:hidden-1@127.0.0.1/khatm",
  NEXTAUTH_SECRET: "hidden-2".repeat(4),
  NEXTAUTH_URL: "https://khatm.example.sa",
  KHATM_ROOT_KEY: Buffer.alloc(32, 7).toString("base64"),
  KHATM_OIDC_ISSUER: "",
};

test("what the web process is told is read once, and prints no secret", async () => {
  const environment = readWebEnvironment(given);
  expect(environment).toMatchObject({ proxies: 0, provider: undefined, address: new URL("https://khatm.example.sa") });
  expect((await environment.openKeyring()).current.id).toMatch(/^[0-9a-f]{16}$/);
  expect(inspect(environment, { depth: 9 })).not.toContain("hidden");
});

const read = () => readWebEnvironment({ ...given, NEXTAUTH_SECRET: "hidden", NEXTAUTH_URL: undefined });

test("what is missing is named, never printed", () => {
  expect(read).toThrow("NEXTAUTH_SECRET");
  expect(read).toThrow("NEXTAUTH_URL");
  expect(read).not.toThrow("hidden");
});

test("an identity provider is whole or refused", () => {
  const named = { ...given, KHATM_OIDC_ISSUER: "https://id.example.sa/", KHATM_OIDC_CLIENT_ID: "khatm" };
  expect(() => readWebEnvironment(named)).toThrow("KHATM_OIDC_CLIENT_SECRET");
  const { provider } = readWebEnvironment({ ...named, KHATM_OIDC_CLIENT_SECRET: "hidden-3" });
  expect(provider).toMatchObject({ issuer: "https://id.example.sa", clientId: "khatm", name: "OpenID Connect" });
});
