import { expect, test } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { advanceEnrolment } from "#lib/services/enrolments/advance.ts";
import { dispatchSession } from "#lib/services/otp-sessions/dispatch.ts";
import { worker } from "../../support/harness.ts";
import { aDevice } from "../../support/records.ts";
import { aSession, give, portalCodes, show, startOne, work, type Session } from "./sessions.ts";

class Killed extends Error {}

/** One run of the worker that dies at the nth place between two steps; its name, or undefined when it got through. */
async function runUntilKilled(session: Session, at: number): Promise<string | undefined> {
  let passed = 0;
  let name = "";
  const checkpoint = (reached: string) => {
    passed += 1;
    name = reached;
    if (passed === at) throw new Killed();
  };
  try {
    await work(session, { checkpoint });
    return undefined;
  } catch (error) {
    if (error instanceof Killed) return name;
    throw error;
  }
}

test(
  "a worker killed anywhere in a session: another one goes on, and every code that was not at the platform is still there",
  { timeout: 300_000 },
  async (context) => {
    const first = await aSession(context, 2);
    const { harness, place } = first;
    const reached = new Set<string>();
    for (let at = 1; at < 80; at += at < 12 ? 1 : 4) {
      const devices = [
        await aDevice(harness, place, { functionalityMap: "0100" }),
        await aDevice(harness, place, { functionalityMap: "0100" }),
      ];
      const session = at === 1 ? first : { ...first, devices, id: await startOne(harness, place, devices) };
      await give(session, portalCodes(session, 2));
      const killedAt = await runUntilKilled(session, at);
      if (killedAt === undefined) break;
      reached.add(killedAt);
      await recover(session);
      const after = await show(session);
      const lost = after.batches.flatMap(({ codes }) => codes).find(({ state }) => state === "lost")?.count ?? 0;
      expect(lost, `killed at ${killedAt}`).toBeLessThanOrEqual(1);
      expect(after.wanted, `killed at ${killedAt}`).toBe(lost);
      if (lost > 0) {
        await give(session, portalCodes(session, lost));
        await recover(session);
      }
      expect(await show(session), `killed at ${killedAt}`).toMatchObject({
        session: { status: "finished" },
        counts: { done: 2 },
      });
    }
    expect([...reached]).toEqual(expect.arrayContaining(["compliance.answered", "after.ready"]));
    expect(reached.size).toBeGreaterThan(6);
    const [row] = await harness.owner`
      select count(*)::int as held from otp_session_codes where sealed is not null or state in ('held', 'assigned')`;
    expect(row).toEqual({ held: 0 });
  },
);

/** What the worker's rounds do after a restart: walks that nobody moves are found, and so is the session. */
async function recover(session: Session): Promise<void> {
  const { harness, place } = session;
  harness.clock.advance(10_000);
  const walks = await harness.owner<{ id: string }[]>`
    select e.id from enrolments e join otp_session_devices d on d.enrolment_id = e.id
    where d.session_id = ${session.id} and e.status not in ('active', 'abandoned')`;
  const context = createContext(harness.edges, worker);
  for (const { id: enrolmentId } of walks)
    await execute(advanceEnrolment, context, { enrolmentId, establishmentId: place.establishmentId });
  await work(session);
}

test("two workers that dispatch and walk at once spend each code once", async (context) => {
  const session = await aSession(context, 6);
  const { harness, place } = session;
  await give(session, portalCodes(session, 6));
  const context2 = createContext(harness.edges, worker);
  const both = { sessionId: session.id, establishmentId: place.establishmentId };
  for (let turn = 0; turn < 20; turn += 1) {
    await Promise.all([
      execute(dispatchSession, context2, both),
      execute(dispatchSession, context2, both),
      execute(dispatchSession, context2, both),
    ]);
    const walks = await harness.owner<{ id: string }[]>`
      select enrolment_id as id from otp_session_devices where session_id = ${session.id} and enrolment_id is not null`;
    const advance = ({ id: enrolmentId }: { id: string }) =>
      execute(advanceEnrolment, context2, { enrolmentId, establishmentId: place.establishmentId });
    await Promise.all([...walks, ...walks].map(advance));
    harness.clock.advance(1_000);
  }
  expect(await show(session)).toMatchObject({ session: { status: "finished" }, counts: { done: 6 } });
  const asked = harness.simulator.requests().filter(({ path }) => path.endsWith("/compliance"));
  expect(asked).toHaveLength(6);
});
