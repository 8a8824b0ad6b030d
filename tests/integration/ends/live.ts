import type { TestContext } from "vitest";
import { showDevice } from "#lib/services/devices/queries.ts";
import { aWalk, type Walk } from "../../support/walk.ts";

/** A till that is live on the simulator. */
export async function aLiveTill(context: Pick<TestContext, "onTestFinished">): Promise<Walk> {
  const walk = await aWalk(context, { functionalityMap: "0100" });
  await walk.give();
  await walk.harness.drain();
  return walk;
}

/** The device and its production certificates as they stand. */
export async function standing({ harness, place }: Walk, deviceId: string) {
  const { device, credentials, chain } = await harness.run(showDevice, place.owner, { deviceId });
  return { device, chain, statuses: credentials.filter(({ kind }) => kind === "production").map((one) => one.status) };
}

/** Another person with a role in the establishment. */
export const another = ({ harness, place }: Walk, role: "owner" | "admin" | "it" | "accountant" | "auditor") =>
  harness.person({ [place.establishmentId]: role });
