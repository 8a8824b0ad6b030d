import { expect, test } from "vitest";
import { AppError } from "#lib/errors.ts";
import { currentActor } from "#lib/services/people/session.ts";
import { signIn } from "#lib/services/people/sign-in.ts";
import { signInWithProvider } from "#lib/services/people/sign-in-with-provider.ts";
import { signOut } from "#lib/services/people/sign-out.ts";
import { email, entrance, knock, personOf, settled, withCodes } from "./people.ts";

const minutes = 60_000;

test("the right password opens a session that knows the person", async (context) => {
  const harness = await settled(context);
  const { sessionId } = await knock(harness, { email: " Noura@Example.SA " });
  expect(await currentActor(harness.edges, sessionId)).toMatchObject({
    actor: { kind: "user", name: "Noura", isOperator: true, memberships: [], provenAt: harness.clock.now() },
    email,
    mustChangePassword: false,
    asksForCode: false,
  });
});

test("a wrong password, an unknown person and a disabled one get the same answer", async (context) => {
  const harness = await settled(context);
  await expect(knock(harness, { password: "wrong" })).rejects.toEqual(new AppError("auth.invalid_credentials"));
  await expect(knock(harness, { email: "nobody@example.sa" })).rejects.toEqual(
    new AppError("auth.invalid_credentials"),
  );
  const { sessionId } = await knock(harness);
  await harness.owner`update users set disabled_at = now() where email = ${email}`;
  await expect(knock(harness)).rejects.toEqual(new AppError("auth.invalid_credentials"));
  expect(await currentActor(harness.edges, sessionId)).toBeUndefined();
});

test("nobody but the entrance may run a sign-in", async (context) => {
  const harness = await settled(context);
  const input = { email, password: "x", address: "192.0.2.7" };
  await expect(harness.run(signIn, harness.actor, input)).rejects.toMatchObject({ code: "auth.forbidden" });
  const other = { email, provider: "https://id.example.sa" };
  await expect(harness.run(signInWithProvider, harness.actor, other)).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("ten failures lock a person for a quarter of an hour, whoever and wherever they are", async (context) => {
  const harness = await settled(context);
  for (const who of [email, "nobody@example.sa"]) {
    const guess = (n: number) => knock(harness, { email: who, password: "wrong", address: `192.0.2.${n}` });
    for (let n = 1; n <= 10; n++) await expect(guess(n)).rejects.toMatchObject({ code: "auth.invalid_credentials" });
    await expect(guess(11)).rejects.toMatchObject({ code: "auth.locked", params: { minutes: 15 } });
  }
  harness.clock.advance(14 * minutes);
  await expect(knock(harness)).rejects.toMatchObject({ code: "auth.locked", params: { minutes: 1 } });
  harness.clock.advance(1 * minutes);
  await expect(knock(harness)).resolves.toBeDefined();
  const [locks] = await harness.owner`select count(*)::int as n from audit_entries where action = 'people.locked'`;
  expect(locks?.["n"]).toBe(2);
});

test("guesses made at once do not outrun the limit", async (context) => {
  const harness = await settled(context);
  const guesses = Array.from({ length: 16 }, () =>
    knock(harness, { password: "wrong" }).catch((error: unknown) => error),
  );
  const codes = (await Promise.all(guesses)).map((error) => (error instanceof AppError ? error.code : error));
  expect(codes.filter((code) => code === "auth.invalid_credentials")).toHaveLength(10);
  expect(codes.filter((code) => code === "auth.locked")).toHaveLength(6);
});

test("an address that guesses at many people is locked, and others are not", async (context) => {
  const harness = await settled(context);
  for (let n = 1; n <= 50; n++)
    await expect(knock(harness, { email: `person${n}@example.sa` })).rejects.toMatchObject({
      code: "auth.invalid_credentials",
    });
  await expect(knock(harness)).rejects.toMatchObject({ code: "auth.locked" });
  await expect(knock(harness, { address: "198.51.100.1" })).resolves.toBeDefined();
});

test("signing in often from one office is no attack", async (context) => {
  const harness = await settled(context);
  for (let n = 1; n <= 55; n++) await knock(harness);
  await expect(knock(harness)).resolves.toBeDefined();
});

test("with codes on, the password alone opens nothing and a code works once", async (context) => {
  const harness = await settled(context);
  const show = await withCodes(harness, harness.actor);
  await expect(knock(harness)).rejects.toMatchObject({ code: "auth.code_required" });
  await expect(knock(harness, { code: "000000" })).rejects.toMatchObject({ code: "auth.invalid_credentials" });
  const code = show();
  const twice = await Promise.allSettled([knock(harness, { code }), knock(harness, { code })]);
  expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(knock(harness, { code })).rejects.toMatchObject({ code: "auth.invalid_credentials" });
  harness.clock.advance(30_000);
  await expect(knock(harness, { code: show().replace(/(...)/, "$1 ") })).resolves.toBeDefined();
});

test("asking for the code again and again gives no fresh guesses", async (context) => {
  const harness = await settled(context);
  await withCodes(harness, harness.actor);
  for (let n = 1; n <= 10; n++) {
    await expect(knock(harness)).rejects.toMatchObject({ code: "auth.code_required" });
    await expect(knock(harness, { code: "000000" })).rejects.toMatchObject({ code: "auth.invalid_credentials" });
  }
  await expect(knock(harness, { code: "000000" })).rejects.toMatchObject({ code: "auth.locked" });
});

test("a session ends when it lies idle, and in any case after twelve hours", async (context) => {
  const harness = await settled(context);
  const { sessionId: idle } = await knock(harness);
  harness.clock.advance(61 * minutes);
  expect(await currentActor(harness.edges, idle)).toBeUndefined();

  const { sessionId: busy } = await knock(harness);
  for (let n = 1; n <= 14; n++) {
    harness.clock.advance(50 * minutes);
    expect(await currentActor(harness.edges, busy)).toBeDefined();
  }
  harness.clock.advance(20 * minutes);
  expect(await currentActor(harness.edges, busy)).toBeUndefined();
});

test("signing out ends this session, and nobody ends another's", async (context) => {
  const harness = await settled(context);
  const { sessionId } = await knock(harness);
  const stranger = await harness.person({});
  await harness.run(signOut, stranger, { sessionId });
  expect(await currentActor(harness.edges, sessionId)).toBeDefined();
  await harness.run(signOut, await personOf(harness, sessionId), { sessionId });
  expect(await currentActor(harness.edges, sessionId)).toBeUndefined();
  expect(await currentActor(harness.edges, harness.sessionId)).toBeDefined();
});

test("a provider lets in whoever is here already, and voids a one-time password", async (context) => {
  const harness = await settled(context);
  await harness.owner`update users set must_change_password = true where email = ${email}`;
  const provider = "https://id.example.sa";
  const { sessionId } = await harness.run(signInWithProvider, entrance, { email: "NOURA@example.sa", provider });
  expect(await currentActor(harness.edges, sessionId)).toMatchObject({ mustChangePassword: false });
  await expect(knock(harness)).rejects.toMatchObject({ code: "auth.invalid_credentials" });
  const unknown = { email: "nobody@example.sa", provider };
  await expect(harness.run(signInWithProvider, entrance, unknown)).rejects.toMatchObject({
    code: "auth.invalid_credentials",
  });
});
