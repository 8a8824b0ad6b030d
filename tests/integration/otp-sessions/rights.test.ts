import { expect, test } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { cancelSession } from "#lib/services/otp-sessions/cancel.ts";
import { giveSessionCodes } from "#lib/services/otp-sessions/give.ts";
import { pauseSession, resumeSession } from "#lib/services/otp-sessions/pause.ts";
import { planSessions } from "#lib/services/otp-sessions/plan.ts";
import { listSessions, showSession } from "#lib/services/otp-sessions/queries.ts";
import { retryFailed } from "#lib/services/otp-sessions/retry.ts";
import { startSessions } from "#lib/services/otp-sessions/start.ts";
import { aDevice, aPlace } from "../../support/records.ts";
import { aSession, ownerOf } from "./sessions.ts";

type Act = (actor: Actor) => Promise<unknown>;

test("who may not enrol moves no session, and another establishment's is not there", async (context) => {
  const { harness, place, devices, id } = await aSession(context, 1);
  const auditor = await harness.person({ [place.establishmentId]: "auditor" });
  const stranger = (await aPlace(harness)).owner;
  const input = { sessionId: id, codes: "123456" };
  const acts: readonly Act[] = [
    (actor) => harness.run(giveSessionCodes, actor, input),
    (actor) => harness.run(pauseSession, actor, input),
    (actor) => harness.run(resumeSession, actor, input),
    (actor) => harness.run(retryFailed, actor, input),
    (actor) => harness.run(cancelSession, actor, input),
  ];
  for (const act of acts) {
    await expect(act(auditor)).rejects.toMatchObject({ code: "auth.forbidden" });
    await expect(act(stranger)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(harness.run(planSessions, auditor, {})).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(harness.run(startSessions, auditor, { devices })).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(harness.run(startSessions, stranger, { devices })).rejects.toMatchObject({
    code: "otp_session.nothing_eligible",
  });
  expect(await harness.run(showSession, auditor, { sessionId: id })).toMatchObject({ session: { id } });
  expect((await harness.run(listSessions, stranger, {})).rows).toEqual([]);
  expect((await harness.run(listSessions, auditor, {})).rows).toMatchObject([{ id, size: 1, done: 0 }]);
});

test("whoever is limited to a branch moves no session with devices of another", async (context) => {
  const session = await aSession(context, 1);
  const { harness, place, id } = session;
  const elsewhere = await harness.person({ [place.establishmentId]: "it" }, { branches: [crypto.randomUUID()] });
  await expect(harness.run(pauseSession, elsewhere, { sessionId: id })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
});

test("a device is in one open session at a time, whoever starts first", async (context) => {
  const session = await aSession(context, 1);
  const { harness, place, devices } = session;
  const free = await aDevice(harness, place);
  await expect(harness.run(startSessions, ownerOf(session), { devices })).rejects.toMatchObject({
    code: "otp_session.nothing_eligible",
  });
  const [one, two] = await Promise.allSettled([
    harness.run(startSessions, ownerOf(session), { devices: [free] }),
    harness.run(startSessions, ownerOf(session), { devices: [free] }),
  ]);
  expect([one.status, two.status].toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a production session asks for a fresh sign-in", async (context) => {
  const { harness, place } = await aSession(context, 1);
  const device = await aDevice(harness, place, { environment: "production" });
  harness.clock.advance(16 * 60_000);
  await expect(harness.run(startSessions, place.owner, { devices: [device] })).rejects.toMatchObject({
    code: "auth.fresh_required",
  });
});
