import { expect, test } from "vitest";
import { changePassword } from "#lib/services/people/change-password.ts";
import { changeRole } from "#lib/services/people/change-role.ts";
import { revokeRole } from "#lib/services/people/revoke-role.ts";
import { currentActor } from "#lib/services/people/session.ts";
import { createHarness, type Harness } from "#tests/support/harness.ts";
import { aPlace, type Place } from "#tests/support/records.ts";
import { personOf } from "./people.ts";

const change = (
  harness: Harness,
  place: Place,
  userId: string,
  changes: Record<string, unknown>,
  actor = place.owner,
) => harness.run(changeRole, actor, { establishmentId: place.establishmentId, userId, role: "it", ...changes });

async function openSession(harness: Harness, userId: string): Promise<string> {
  const now = harness.clock.now();
  const [made] = await harness.owner<{ id: string }[]>`
    insert into sessions (user_id, proven_at, expires_at) values (${userId}, ${now}, ${new Date(now.getTime() + 60_000)}) returning id`;
  return made?.id ?? "";
}

test("a session ends when the person's role changes or goes", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { id: userId } = await harness.person({ [place.establishmentId]: "it" });
  const before = await openSession(harness, userId);
  await change(harness, place, userId, { role: "accountant", branchIds: [place.branchId] });
  expect(await currentActor(harness.edges, before)).toBeUndefined();

  const fresh = await openSession(harness, userId);
  expect((await personOf(harness, fresh)).memberships).toEqual([
    { establishmentId: place.establishmentId, role: "accountant", branchIds: [place.branchId] },
  ]);
  await harness.run(revokeRole, place.owner, { establishmentId: place.establishmentId, userId });
  expect(await currentActor(harness.edges, fresh)).toBeUndefined();
});

test("only owners change and take roles, and only in their own establishment", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  const { id: userId } = await harness.person({ [place.establishmentId]: "it" });
  const take = { establishmentId: place.establishmentId, userId };
  for (const role of ["admin", "it", "accountant", "auditor"] as const) {
    const person = await harness.person({ [place.establishmentId]: role });
    await expect(change(harness, place, userId, {}, person)).rejects.toMatchObject({ code: "auth.forbidden" });
    await expect(harness.run(revokeRole, person, take)).rejects.toMatchObject({ code: "auth.forbidden" });
  }
  const missing = { code: "not_found" };
  await expect(change(harness, place, userId, {}, other.owner)).rejects.toMatchObject(missing);
  await expect(change(harness, place, userId, { branchIds: [other.branchId] })).rejects.toMatchObject(missing);
  await expect(change(harness, place, other.owner.id, {})).rejects.toMatchObject(missing);
  await expect(harness.run(revokeRole, other.owner, take)).rejects.toMatchObject(missing);
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
  const late = change(harness, place, crypto.randomUUID(), {});
  await expect(late).rejects.toMatchObject({ code: "auth.fresh_required" });
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
  const cut = change(harness, place, place.owner.id, { role: "owner", branchIds: [place.branchId] });
  await expect(cut).rejects.toMatchObject({
    code: "input.invalid",
    fields: [{ path: "branchIds", code: "invalid" }],
  });
});
