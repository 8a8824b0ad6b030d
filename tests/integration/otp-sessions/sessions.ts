import type { TestContext } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext, type Edges } from "#lib/context.ts";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import { dispatchSession } from "#lib/services/otp-sessions/dispatch.ts";
import { giveSessionCodes } from "#lib/services/otp-sessions/give.ts";
import { showSession } from "#lib/services/otp-sessions/queries.ts";
import { startSessions } from "#lib/services/otp-sessions/start.ts";
import { createHarness, worker, type Harness } from "../../support/harness.ts";
import { aDevice, aPlace, type Place } from "../../support/records.ts";

export type Session = {
  readonly harness: Harness;
  readonly place: Place;
  readonly devices: readonly string[];
  readonly id: string;
};

/** The owner with a sign-in of this moment. */
export const ownerOf = ({ harness, place }: Pick<Session, "harness" | "place">) => ({
  ...place.owner,
  provenAt: harness.clock.now(),
});

/** A session that onboards so many new devices. */
export async function aSession(
  context: Pick<TestContext, "onTestFinished">,
  count: number,
  changes: Record<string, unknown> = { functionalityMap: "0100" },
): Promise<Session> {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const devices: string[] = [];
  for (let made = 0; made < count; made += 1)
    devices.push(await aDevice(harness, place, { name: `Till ${String(made + 1).padStart(3, "0")}`, ...changes }));
  return { harness, place, devices, id: await startOne(harness, place, devices) };
}

export async function startOne(harness: Harness, place: Place, devices: readonly string[]): Promise<string> {
  const { sessions } = await harness.run(startSessions, ownerOf({ harness, place }), { devices });
  const [id] = sessions;
  if (id === undefined) throw new Error("no session was opened");
  return id;
}

/** Codes from the simulator's portal. */
export const portalCodes = (
  { harness, place }: Pick<Session, "harness" | "place">,
  count: number,
  kind: EnrolmentKind = "onboarding",
): readonly string[] =>
  harness.simulator.makeOtps({ station: "production", vat: place.vatNumber, kind, count }).map(({ code }) => code);

export const give = (session: Session, codes: readonly string[], more: Record<string, unknown> = {}) =>
  session.harness.run(giveSessionCodes, ownerOf(session), { sessionId: session.id, codes: codes.join("\n"), ...more });

export const show = ({ harness, place, id }: Session) => harness.run(showSession, place.owner, { sessionId: id });

/** Lets the worker go on until nothing moves any more, a second at a time. */
export async function work({ harness, place, id }: Session, edges: Partial<Edges> = {}, seconds = 60): Promise<void> {
  const context = createContext({ ...harness.edges, ...edges }, worker);
  let before = "";
  for (let turn = 0; turn < seconds; turn += 1) {
    await execute(dispatchSession, context, { sessionId: id, establishmentId: place.establishmentId });
    await harness.drain(edges);
    harness.clock.advance(1_000);
    const view = await harness.run(showSession, place.owner, { sessionId: id });
    const after = JSON.stringify([view.counts, view.standing]);
    if (after === before) return;
    before = after;
  }
}
