import { expect, test } from "vitest";
import type { Person } from "#lib/services/people/session.ts";
import { changePassword } from "#lib/services/people/change-password.ts";
import { confirmTotp } from "#lib/services/people/confirm-totp.ts";
import { createFirstOwner } from "#lib/services/people/create-first-owner.ts";
import { enrolTotp } from "#lib/services/people/enrol-totp.ts";
import { proveAgain } from "#lib/services/people/prove-again.ts";
import { removeTotp } from "#lib/services/people/remove-totp.ts";
import { currentActor } from "#lib/services/people/session.ts";
import { resetPassword } from "#lib/services/people/reset-password.ts";
import { createHarness, worker } from "#tests/support/harness.ts";
import { email, entrance, knock, password, personOf, settled, withCodes } from "./people.ts";

test("of many first starts one creates the owner, whose password is good for its own change only", async (context) => {
  const harness = await createHarness(context);
  const { clock, edges } = harness;
  const start = () => createFirstOwner({ database: edges.database, email: "Noura@example.sa", name: "Noura", clock });
  const made = (await Promise.all([start(), start(), start()])).filter((secret) => secret !== undefined);
  expect(made).toHaveLength(1);
  expect(await start()).toBeUndefined();
  const oneTime = made[0]?.revealText() ?? "";
  expect(oneTime).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);

  const { sessionId } = await knock(harness, { password: oneTime });
  expect(await currentActor(edges, sessionId)).toMatchObject({ mustChangePassword: true, actor: { isOperator: true } });
  const change = { sessionId, currentPassword: oneTime, newPassword: password };
  await harness.run(changePassword, await personOf(harness, sessionId), change);
  expect(await currentActor(edges, sessionId)).toMatchObject({ mustChangePassword: false });
  await expect(knock(harness, { password: oneTime })).rejects.toMatchObject({ code: "auth.invalid_credentials" });
});

test("a new password ends the person's other sessions and not this one", async (context) => {
  const harness = await settled(context);
  const { sessionId: elsewhere } = await knock(harness);
  const { actor, sessionId } = harness;
  await harness.run(changePassword, actor, {
    sessionId,
    currentPassword: password,
    newPassword: "another five plain words",
  });
  expect(await currentActor(harness.edges, elsewhere)).toBeUndefined();
  expect(await currentActor(harness.edges, sessionId)).toBeDefined();
});

test("weak passwords are refused with the reason", async (context) => {
  const harness = await settled(context);
  const { actor, sessionId } = harness;
  const cases = {
    "eleven char": "too_short",
    "Password1234!!": "too_common",
    ababababababab: "too_common",
    "my name is NOURA ok": "holds_identity",
    [password]: "unchanged",
  };
  for (const [newPassword, code] of Object.entries(cases)) {
    const change = harness.run(changePassword, actor, { sessionId, currentPassword: password, newPassword });
    await expect(change).rejects.toMatchObject({
      code: "people.password_weak",
      fields: [{ path: "newPassword", code }],
    });
  }
});

test("guessing the present password of an open session is locked too", async (context) => {
  const harness = await settled(context);
  const { actor, sessionId } = harness;
  const guess = () =>
    harness.run(changePassword, actor, {
      sessionId,
      currentPassword: "wrong",
      newPassword: "another five plain words",
    });
  for (let n = 1; n <= 10; n++)
    await expect(guess()).rejects.toMatchObject({
      code: "auth.invalid_credentials",
      fields: [{ path: "currentPassword" }],
    });
  await expect(guess()).rejects.toMatchObject({ code: "auth.locked" });
});

test("a proof renews the session it was given for, and only one's own", async (context) => {
  const harness = await settled(context);
  const show = await withCodes(harness, harness.actor);
  const { sessionId } = await knock(harness, { code: show() });
  harness.clock.advance(20 * 60_000);
  const actor = await personOf(harness, sessionId);
  await expect(harness.run(enrolTotp, actor, {})).rejects.toMatchObject({ code: "auth.fresh_required" });
  const prove = (input: object, who: Person = actor) => harness.run(proveAgain, who, { sessionId, password, ...input });
  await expect(prove({})).rejects.toMatchObject({ code: "auth.invalid_credentials" });
  await expect(prove({ code: show(), password: "wrong" })).rejects.toMatchObject({ code: "auth.invalid_credentials" });
  await expect(prove({ code: show(), sessionId: crypto.randomUUID() })).rejects.toMatchObject({
    code: "auth.required",
  });
  await prove({ code: show() });
  expect((await personOf(harness, sessionId)).provenAt).toEqual(harness.clock.now());
});

test("codes begin with a confirmed one and end with the password", async (context) => {
  const harness = await settled(context);
  const { actor } = harness;
  await harness.run(enrolTotp, actor, {});
  await expect(knock(harness)).resolves.toBeDefined();
  await expect(harness.run(confirmTotp, actor, { code: "000000" })).rejects.toMatchObject({
    code: "auth.invalid_credentials",
  });
  await withCodes(harness, actor);
  await expect(harness.run(enrolTotp, actor, {})).rejects.toMatchObject({ code: "people.totp_in_use" });
  await expect(harness.run(removeTotp, actor, { password: "wrong" })).rejects.toMatchObject({
    code: "auth.invalid_credentials",
  });
  await harness.run(removeTotp, actor, { password });
  await expect(knock(harness)).resolves.toBeDefined();
});

test("the secret of the codes lies sealed, and no password or code is in the audit trail", async (context) => {
  const harness = await settled(context);
  const show = await withCodes(harness, harness.actor);
  const code = show();
  await knock(harness, { code });
  const [row] = await harness.owner`select totp_sealed, password_hash from users where email = ${email}`;
  expect(row?.["totp_sealed"][0]).toBe(1);
  expect(row?.["password_hash"]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const entries = JSON.stringify(await harness.owner`select * from audit_entries`, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  expect(entries).toContain("people.sign_in");
  expect(entries).not.toContain(password);
  expect(entries).not.toContain(`"${code}"`);
});

test("the entrance itself has no account", async (context) => {
  const harness = await settled(context);
  await expect(harness.run(removeTotp, entrance, { password })).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("somebody locked out gets a password for one sign-in, and whoever else was in is out", async (context) => {
  const harness = await settled(context);
  await withCodes(harness, harness.actor);
  const reset = await harness.run(resetPassword, worker, { email: email.toUpperCase(), authenticator: "remove" });
  expect(await currentActor(harness.edges, harness.sessionId)).toBeUndefined();
  await expect(knock(harness)).rejects.toMatchObject({ code: "auth.invalid_credentials" });
  const { sessionId } = await knock(harness, { password: reset.revealText() });
  expect(await currentActor(harness.edges, sessionId)).toMatchObject({ mustChangePassword: true, asksForCode: false });
});

test("nobody but the machine's own command line resets a password, and an unknown address is not found", async (context) => {
  const harness = await settled(context);
  const input = { email, authenticator: "keep" };
  await expect(harness.run(resetPassword, harness.actor, input)).rejects.toMatchObject({ code: "auth.forbidden" });
  const unknown = harness.run(resetPassword, worker, { ...input, email: "nobody@example.sa" });
  await expect(unknown).rejects.toMatchObject({ code: "not_found" });
});
