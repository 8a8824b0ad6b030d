import { encode } from "next-auth/jwt";
import { expect, test, vi } from "vitest";
import { readWebEnvironment } from "#lib/env.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { sessionCookie, sessionIdIn } from "#lib/web/session-cookie.ts";
import { sessionAs } from "./stage.ts";

const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  cookies: () => Promise.resolve({ get: (name: string) => jar.has(name) && { name, value: jar.get(name) } }),
}));

const secret = "a secret of at least thirty-two letters";
const environment = readWebEnvironment({
  DATABASE_URL: "postgres://nobody@127.0.0.1/none",
  NEXTAUTH_SECRET: secret,
  NEXTAUTH_URL: "https://khatm.example.sa",
});
const sessionId = "0c0ffee0-0000-4000-8000-000000000003";

test("over https the cookie is bound to the host and hidden from scripts", () => {
  expect(sessionCookie(environment)).toEqual({
    name: "__Host-khatm-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
  });
  expect(sessionCookie({ address: new URL("http://localhost:3000") })).toMatchObject({
    name: "khatm-session",
    options: { httpOnly: true, secure: false },
  });
});

test("only a cookie that this installation sealed, unchanged and in time, names a session", async () => {
  const sealed = await encode({ token: { sessionId }, secret });
  expect(await sessionIdIn(sealed, environment)).toBe(sessionId);
  const foreign = await encode({ token: { sessionId }, secret: "another secret of thirty-two letters" });
  const old = await encode({ token: { sessionId }, secret, maxAge: -60 });
  const other = await encode({ token: { sub: sessionId }, secret });
  for (const cookie of [undefined, "", "nonsense", sealed.slice(0, -2), foreign, old, other])
    expect(await sessionIdIn(cookie, environment)).toBeUndefined();
});

test("a chosen establishment that is not one's own counts as none", async () => {
  const { actor } = sessionAs("it");
  const [own] = actor.memberships;
  const second = { establishmentId: "0c0ffee0-0000-4000-8000-000000000009", role: "auditor", branchIds: null } as const;
  const both = { ...actor, memberships: [...actor.memberships, second] };
  expect(await selectedEstablishment(both)).toBe("all");
  jar.set("khatm-establishment", second.establishmentId);
  expect(await selectedEstablishment(both)).toBe(second.establishmentId);
  expect(await selectedEstablishment(actor)).toBe(own?.establishmentId);
  jar.set("khatm-establishment", crypto.randomUUID());
  expect(await selectedEstablishment(both)).toBe("all");
});
