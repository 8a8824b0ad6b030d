import { Secret as TotpSecret, TOTP, URI } from "otpauth";
import type { TestContext } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { changePassword } from "#lib/services/people/change-password.ts";
import { confirmTotp } from "#lib/services/people/confirm-totp.ts";
import { createFirstOwner } from "#lib/services/people/create-first-owner.ts";
import { enrolTotp } from "#lib/services/people/enrol-totp.ts";
import { currentActor, type Person } from "#lib/services/people/session.ts";
import { signIn } from "#lib/services/people/sign-in.ts";
import { createHarness, type Harness } from "#tests/support/harness.ts";

export const entrance: Actor = { kind: "system", name: "sign-in", establishments: [] };
export const email = "noura@example.sa";
export const password = "four plain words together";

export const knock = (harness: Harness, changes: Record<string, unknown> = {}) =>
  harness.run(signIn, entrance, { email, password, address: "192.0.2.7", ...changes });

/** A new installation whose first person has already chosen a password. */
export async function settled(
  test: Pick<TestContext, "onTestFinished">,
): Promise<Harness & { actor: Person; sessionId: string }> {
  const harness = await createHarness(test);
  const first = await createFirstOwner({
    database: harness.edges.database,
    email,
    name: "Noura",
    clock: harness.clock,
  });
  const { sessionId } = await knock(harness, { password: first?.revealText() });
  const actor = await personOf(harness, sessionId);
  const change = { sessionId, currentPassword: first?.revealText(), newPassword: password };
  await harness.run(changePassword, actor, change);
  return { ...harness, actor, sessionId };
}

export async function personOf(harness: Harness, sessionId: string): Promise<Person> {
  const signedIn = await currentActor(harness.edges, sessionId);
  if (signedIn === undefined) throw new Error("the session is not open");
  return signedIn.actor;
}

/** Switches codes on and gives what the person's app would show at the clock's time. */
export async function withCodes(harness: Harness, actor: Person): Promise<() => string> {
  const { uri } = await harness.run(enrolTotp, actor, {});
  const app = URI.parse(uri);
  if (!(app instanceof TOTP)) throw new Error("the address is not for time-based codes");
  const copy = new TOTP({ secret: TotpSecret.fromBase32(app.secret.base32) });
  const show = () => copy.generate({ timestamp: harness.clock.now().getTime() });
  await harness.run(confirmTotp, actor, { code: show() });
  harness.clock.advance(30_000);
  return show;
}
