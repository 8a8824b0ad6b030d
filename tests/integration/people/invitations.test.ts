import { expect, test } from "vitest";
import { channelsFrom } from "#lib/channels/from-environment.ts";
import { createGroup } from "#lib/services/groups/create.ts";
import { acceptInvitation, joinByInvitation } from "#lib/services/people/accept-invitation.ts";
import { invite } from "#lib/services/people/invite.ts";
import { listPeople } from "#lib/services/people/queries.ts";
import { currentActor } from "#lib/services/people/session.ts";
import { showInvitation } from "#lib/services/people/show-invitation.ts";
import { withdrawInvitation } from "#lib/services/people/withdraw-invitation.ts";
import { createHarness, type Harness } from "#tests/support/harness.ts";
import { aPlace, type Place } from "#tests/support/records.ts";
import { mailServer } from "#tests/support/smtp.ts";
import { entrance, knock, password, personOf } from "./people.ts";

const salem = "salem@example.sa";

const offer = (harness: Harness, place: Place, changes: Record<string, unknown> = {}, actor = place.owner) =>
  harness.run(invite, actor, {
    establishmentId: place.establishmentId,
    email: salem,
    name: "Salem",
    role: "it",
    locale: "en",
    ...changes,
  });

const tokenOf = (link: string | undefined): string => link?.split("#")[1] ?? "";
const join = (harness: Harness, token: string, changes: Record<string, unknown> = {}) =>
  harness.run(joinByInvitation, entrance, { token, name: "Salem", password, hasProvider: false, ...changes });

test("somebody new accepts by the link, once, with a password that only they know", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { id: group } = await harness.run(createGroup, place.owner, {
    establishmentId: place.establishmentId,
    nameAr: "المحاسبة",
    nameEn: "Accounts",
  });
  const made = await offer(harness, place, { branchIds: [place.branchId], groupIds: [group] });
  expect(made.letter).toEqual({ outcome: "failed", reason: "not_set_up" });
  const token = tokenOf(made.link);
  expect(await harness.run(showInvitation, entrance, { token })).toMatchObject({
    email: salem,
    role: "it",
    branches: 1,
    nameEn: "Riyadh Palms Trading Company",
  });
  await expect(join(harness, token, { password: "short" })).rejects.toMatchObject({ code: "people.password_weak" });
  await expect(join(harness, token, { password: "" })).rejects.toMatchObject({ code: "people.password_weak" });

  const both = await Promise.allSettled([join(harness, token), join(harness, token)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(harness.run(showInvitation, entrance, { token })).rejects.toMatchObject({ code: "not_found" });
  const { sessionId } = await knock(harness, { email: salem });
  expect(await currentActor(harness.edges, sessionId)).toMatchObject({
    mustChangePassword: false,
    actor: { memberships: [{ establishmentId: place.establishmentId, role: "it", branchIds: [place.branchId] }] },
  });
  const { people, invited } = await harness.run(listPeople, place.owner, place);
  expect(people.find(({ email }) => email === salem)).toMatchObject({ groupIds: [group] });
  expect(invited).toEqual([]);
});

test("somebody with an account accepts signed in, and nobody else does for them", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  await join(harness, tokenOf((await offer(harness, place)).link));
  const { sessionId } = await knock(harness, { email: salem });
  const person = await personOf(harness, sessionId);
  const token = tokenOf((await offer(harness, other, { role: "auditor" })).link);

  const stranger = harness.run(acceptInvitation, place.owner, { token });
  await expect(stranger).rejects.toMatchObject({ code: "people.other_person" });
  await harness.run(acceptInvitation, person, { token });
  expect(await currentActor(harness.edges, sessionId)).toBeUndefined();
  const { sessionId: again } = await knock(harness, { email: salem });
  expect((await personOf(harness, again)).memberships).toHaveLength(2);
  await expect(offer(harness, other)).rejects.toMatchObject({ code: "people.already_here" });
});

test("a link that ran out, was withdrawn or overtaken opens nothing", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const first = tokenOf((await offer(harness, place)).link);
  const second = await offer(harness, place);
  await expect(join(harness, first)).rejects.toMatchObject({ code: "not_found" });
  await harness.run(withdrawInvitation, place.owner, { invitationId: second.id });
  await expect(join(harness, tokenOf(second.link))).rejects.toMatchObject({ code: "not_found" });
  const third = tokenOf((await offer(harness, place)).link);
  harness.clock.advance(7 * 86_400_000);
  await expect(join(harness, third)).rejects.toMatchObject({ code: "not_found" });
  await expect(join(harness, `${place.establishmentId}.${"x".repeat(43)}`)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("only owners invite, for their own establishment, branches and groups, with a fresh sign-in", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  for (const role of ["admin", "it", "accountant", "auditor"] as const) {
    const person = await harness.person({ [place.establishmentId]: role });
    await expect(offer(harness, place, {}, person)).rejects.toMatchObject({ code: "auth.forbidden" });
    await expect(harness.run(listPeople, person, place)).rejects.toMatchObject({ code: "auth.forbidden" });
  }
  const missing = { code: "not_found" };
  const { id: invitationId } = await offer(harness, place);
  await expect(harness.run(withdrawInvitation, other.owner, { invitationId })).rejects.toMatchObject(missing);
  await expect(harness.run(listPeople, other.owner, place)).rejects.toMatchObject(missing);
  await expect(offer(harness, place, {}, other.owner)).rejects.toMatchObject(missing);
  await expect(offer(harness, place, { branchIds: [other.branchId] })).rejects.toMatchObject(missing);
  await expect(offer(harness, place, { groupIds: [crypto.randomUUID()] })).rejects.toMatchObject(missing);
  await expect(offer(harness, place, { role: "owner", branchIds: [place.branchId] })).rejects.toMatchObject({
    fields: [{ path: "branchIds" }],
  });
  harness.clock.advance(16 * 60_000);
  await expect(offer(harness, place)).rejects.toMatchObject({ code: "auth.fresh_required" });
});

test("with mail the link goes by letter alone, and what the mail server says is kept", async (context) => {
  const harness = await createHarness(context);
  const server = await mailServer(context);
  const variables = {
    KHATM_SMTP_URL: server.url,
    KHATM_MAIL_FROM: "khatm@example.sa",
    NEXTAUTH_URL: "https://khatm.example.sa",
  };
  Object.assign(harness.edges, { channels: channelsFrom(variables) });
  const place = await aPlace(harness);
  const sent = await offer(harness, place);
  expect(sent).toMatchObject({ letter: { outcome: "confirmed" }, link: undefined });
  expect(server.letters).toHaveLength(1);
  expect(server.letters[0]).toContain(`To: ${salem}`);
  const [row] = await harness.owner`select letter_outcome, token_hash from invitations where id = ${sent.id}`;
  expect(row?.["letter_outcome"]).toBe("confirmed");

  server.behaves("refuses recipients");
  const refused = await offer(harness, place, { email: "nobody@example.sa" });
  expect(refused).toMatchObject({ letter: { outcome: "failed", reason: "recipient_refused" } });
  expect(refused.link).toContain("https://khatm.example.sa/en/invitation#");
  const entries = JSON.stringify(await harness.owner`select detail from audit_entries`);
  expect(entries).not.toContain(tokenOf(refused.link).slice(37));
});
