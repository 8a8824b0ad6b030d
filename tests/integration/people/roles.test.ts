import { expect, test } from "vitest";
import { changePassword } from "#lib/services/people/change-password.ts";
import { grantRole } from "#lib/services/people/grant-role.ts";
import { revokeRole } from "#lib/services/people/revoke-role.ts";
import { currentActor } from "#lib/services/people/session.ts";
import { createHarness, type Harness } from "#tests/support/harness.ts";
import { aPlace, type Place } from "#tests/support/records.ts";
import { knock, personOf } from "./people.ts";

const salem = "salem@example.sa";

const grant = (harness: Harness, place: Place, changes: Record<string, unknown> = {}, actor = place.owner) =>
  harness.run(grantRole, actor, {
    establishmentId: place.establishmentId,
    email: salem,
    name: "Salem",
    role: "it",
    ...changes,
  });

async function signedIn(harness: Harness, place: Place) {
  const { oneTimePassword } = await grant(harness, place);
  return (await knock(harness, { email: salem, password: oneTimePassword?.revealText() })).sessionId;
}

test("somebody new gets a role and a one-time password, shown once", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const sessionId = await signedIn(harness, place);
  expect(await currentActor(harness.edges, sessionId)).toMatchObject({
    mustChangePassword: true,
    actor: { memberships: [{ establishmentId: place.establishmentId, role: "it", branchIds: null }] },
  });
  expect((await grant(harness, place, { role: "auditor" })).oneTimePassword).toBeUndefined();
});

test("a session ends when the person's role changes or goes", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const sessionId = await signedIn(harness, place);
  const oneTime = await harness.owner`select id from users where email = ${salem}`;
  const userId = String(oneTime[0]?.["id"]);
  await grant(harness, place, { role: "accountant", branchIds: [place.branchId] });
  expect(await currentActor(harness.edges, sessionId)).toBeUndefined();

  const again = await harness.owner<{ id: string }[]>`
    insert into sessions (user_id, proven_at, expires_at) values (${userId}, ${harness.clock.now()}, ${new Date(harness.clock.now().getTime() + 60_000)}) returning id`;
  const fresh = again[0]?.id ?? "";
  expect((await personOf(harness, fresh)).memberships).toEqual([
    { establishmentId: place.establishmentId, role: "accountant", branchIds: [place.branchId] },
  ]);
  await harness.run(revokeRole, place.owner, { establishmentId: place.establishmentId, userId });
  expect(await currentActor(harness.edges, fresh)).toBeUndefined();
});

test("only owners give and take roles, and only in their own establishment", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  for (const role of ["admin", "it", "accountant", "auditor"] as const) {
    const person = await harness.person({ [place.establishmentId]: role });
    await expect(grant(harness, place, {}, person)).rejects.toMatchObject({ code: "auth.forbidden" });
    const take = { establishmentId: place.establishmentId, userId: place.owner.id };
    await expect(harness.run(revokeRole, person, take)).rejects.toMatchObject({ code: "auth.forbidden" });
  }
  await expect(grant(harness, place, {}, other.owner)).rejects.toMatchObject({ code: "not_found" });
  await expect(grant(harness, place, { branchIds: [other.branchId] })).rejects.toMatchObject({ code: "not_found" });
  const take = { establishmentId: place.establishmentId, userId: place.owner.id };
  await expect(harness.run(revokeRole, other.owner, take)).rejects.toMatchObject({ code: "not_found" });
});

test("an establishment keeps an owner, even when two leave at once", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { establishmentId } = place;
  const [operator] = await harness.owner<{ user_id: string }[]>`
    select user_id from memberships where establishment_id = ${establishmentId} and user_id <> ${place.owner.id}`;
  const leave = (userId: string | undefined) => harness.run(revokeRole, place.owner, { establishmentId, userId });
  const both = await Promise.allSettled([leave(operator?.user_id), leave(place.owner.id)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "people.last_owner" } });
});

test("a right to a place needs a fresh sign-in to give away", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  harness.clock.advance(16 * 60_000);
  await expect(grant(harness, place)).rejects.toMatchObject({ code: "auth.fresh_required" });
  await expect(
    harness.run(changePassword, place.owner, {
      sessionId: crypto.randomUUID(),
      currentPassword: "x",
      newPassword: "y",
    }),
  ).rejects.toMatchObject({ code: "people.password_weak" });
});

test("an owner's right cannot be cut to branches", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  await expect(grant(harness, place, { role: "owner", branchIds: [place.branchId] })).rejects.toMatchObject({
    code: "input.invalid",
    fields: [{ path: "branchIds", code: "invalid" }],
  });
});
