import type { TestContext } from "vitest";
import { showEnrolment, type EnrolmentView } from "#lib/services/enrolments/queries.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { createHarness, type Harness } from "./harness.ts";
import { aCode, aDevice, aPlace, type Place } from "./records.ts";

export type Walk = {
  readonly harness: Harness;
  readonly place: Place;
  readonly deviceId: string;
  readonly enrolmentId: string;
  /** Gives a fresh code from the portal, or this one. */
  give(code?: string): Promise<void>;
  show(): Promise<EnrolmentView>;
  /** Calls that reached the simulator, by the end of their path. */
  calls(ending: string): number;
};

/** A device with its enrolment begun, waiting for a code. */
export async function aWalk(
  context: Pick<TestContext, "onTestFinished">,
  changes: Record<string, unknown> = {},
): Promise<Walk> {
  const harness = await createHarness(context);
  return await walkOf(harness, await aPlace(harness), changes);
}

async function walkOf(harness: Harness, place: Place, changes: Record<string, unknown>): Promise<Walk> {
  const deviceId = await aDevice(harness, place, changes);
  const { id: enrolmentId } = await harness.run(startEnrolment, place.owner, { deviceId });
  return {
    harness,
    place,
    deviceId,
    enrolmentId,
    give: async (code) => {
      await harness.run(submitCode, place.owner, { enrolmentId, code: code ?? aCode(harness, place) });
    },
    show: () => harness.run(showEnrolment, place.owner, { enrolmentId }),
    calls: (ending) => harness.simulator.requests().filter(({ path }) => path.endsWith(ending)).length,
  };
}

/** Another device at the same place with its enrolment begun. */
export async function another(
  walk: Walk,
  changes: Record<string, unknown> = { functionalityMap: "0100" },
): Promise<Walk> {
  return await walkOf(walk.harness, walk.place, changes);
}
