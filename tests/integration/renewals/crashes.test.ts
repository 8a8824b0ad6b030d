import { expect, test } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { advanceEnrolment } from "#lib/services/enrolments/advance.ts";
import { aTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import type { Walk } from "../../support/walk.ts";
import { aRenewal, onboardInPlace, standingOf } from "./renewing.ts";

class Killed extends Error {}

/** One run of the worker that dies at the nth place between two steps; its name, or undefined when it got through. */
async function runUntilKilled({ harness, enrolmentId, place }: Walk, at: number): Promise<string | undefined> {
  let passed = 0;
  let name = "";
  const checkpoint = (reached: string) => {
    passed += 1;
    name = reached;
    if (passed === at) throw new Killed();
  };
  const input = { enrolmentId, establishmentId: place.establishmentId };
  try {
    await execute(advanceEnrolment, createContext({ ...harness.edges, checkpoint }, worker), input);
    return undefined;
  } catch (error) {
    if (error instanceof Killed) return name;
    throw error;
  }
}

test.for(["428", "200"] as const)(
  "a worker killed anywhere on a renewal (%s): another run goes on, and the device always has one live certificate",
  { timeout: 300_000 },
  async (renewal, context) => {
    const till = await aTill(context, { functionalityMap: "0100" });
    till.harness.simulator.set({ renewal, revokeOldAfter: 3600 });
    const places = new Set<string>();
    for (let at = 1; at < 40; at += 1) {
      const walk = await aRenewal(till);
      await walk.give();
      const place = await runUntilKilled(walk, at);
      if (place === undefined) break;
      places.add(place);
      expect((await standingOf(till)).live, `killed at ${place}`).toHaveLength(1);
      await walk.harness.drain();
      const after = await walk.show();
      if (after.reason?.code === "renewal_answer_lost") await onboardInPlace(walk);
      else {
        if (after.status === "ready") {
          expect(after.reason).toMatchObject({ code: "otp_spent" });
          await walk.give();
          await walk.harness.drain();
        }
        expect(await walk.show(), `killed at ${place}`).toMatchObject({ status: "active", reason: null });
      }
      expect((await standingOf(till)).live).toHaveLength(1);
    }
    expect([...places]).toEqual(
      expect.arrayContaining([
        "compliance.asked",
        "proof.asked",
        "proof.answered",
        "proof.recorded",
        "activation.written",
      ]),
    );
  },
);
