import type { TestContext } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext, type Edges } from "#lib/context.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { aDevice, aPlace, type Place } from "../../support/records.ts";

export type Installation = { readonly harness: Harness; readonly place: Place };

/** An installation that knows ZATCA's addresses and not Khatm's own simulator, which stands in for all of them. */
export async function atZatca(context: Pick<TestContext, "onTestFinished">): Promise<Installation> {
  const made = await createHarness(context);
  const { simulator, clock } = made;
  const gateway = createGateway({ fetch: simulator.fetch, config: gatewayConfig({}), clock });
  const edges: Edges = { ...made.edges, gateway };
  const harness: Harness = {
    ...made,
    edges,
    run: (operation, actor, input) => execute(operation, createContext(edges, actor), input),
    drain: (changes = {}) => made.drain({ gateway, ...changes }),
  };
  return { harness, place: await aPlace(harness) };
}

/** Walks a device to its production certificate in an environment of ZATCA's. */
export async function onboard(
  { harness, place }: Installation,
  deviceId: string,
  station: "simulation" | "production",
) {
  const owner = { ...place.owner, provenAt: harness.clock.now() };
  const { id: enrolmentId } = await harness.run(startEnrolment, owner, { deviceId });
  const [otp] = harness.simulator.makeOtps({ station, vat: place.vatNumber, kind: "onboarding" });
  await harness.run(submitCode, owner, { enrolmentId, code: otp?.code });
  await harness.drain();
}

export const aDraft = ({ harness, place }: Installation, environment: Environment): Promise<string> =>
  aDevice(harness, place, { environment, functionalityMap: "0100" });
