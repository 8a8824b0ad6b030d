import { expect, type TestContext } from "vitest";
import { showAttention } from "#lib/services/attention/queries.ts";
import { takeOverDevice } from "#lib/services/take-over/take.ts";
import { aUnitElsewhere, type UnitElsewhere } from "./elsewhere.ts";
import { createHarness, type Harness } from "./harness.ts";
import { aCode, aPlace, type Place } from "./records.ts";
import type { Walk } from "./walk.ts";

export type Elsewhere = { readonly harness: Harness; readonly place: Place; readonly unit: UnitElsewhere };

/** A place and a unit that another system enrolled for its VAT number. */
export async function elsewhere(context: Pick<TestContext, "onTestFinished">, documents = 3): Promise<Elsewhere> {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const order = { gateway: harness.edges.gateway, vatNumber: place.vatNumber, now: harness.clock.now() };
  const unit = await aUnitElsewhere({ ...order, code: aCode(harness, place), documents });
  return { harness, place, unit };
}

/** What a person fills in to take the unit over. */
export const piecesOf = ({ place, unit }: Elsewhere, changes: Record<string, unknown> = {}) => ({
  establishmentId: place.establishmentId,
  environment: "simulator",
  branchId: place.branchId,
  privateKey: unit.privateKey,
  token: unit.token,
  secret: unit.secret,
  lastIcv: unit.lastIcv,
  lastHash: unit.lastHash,
  ...changes,
});

export const take = (from: Elsewhere, changes: Record<string, unknown> = {}) =>
  from.harness.run(takeOverDevice, from.place.owner, piecesOf(from, changes));

const tillOf = ({ harness, place }: Elsewhere, deviceId: string): Walk => ({
  harness,
  place,
  deviceId,
  enrolmentId: "",
  give: () => Promise.reject(new Error("no walk")),
  show: () => Promise.reject(new Error("no walk")),
  calls: () => 0,
});

export async function taken(from: Elsewhere, changes: Record<string, unknown> = {}): Promise<Walk> {
  const { state, deviceId } = await take(from, changes);
  expect(state).toBe("done");
  return tillOf(from, deviceId ?? "");
}

/** The take-overs that the first page shows. */
export async function waiting({ harness, place }: Elsewhere) {
  const { found } = await harness.run(showAttention, place.owner, {});
  return found.find(({ source }) => source === "take_over_unanswered")?.items;
}

/** How much of take-overs is in the database. */
export const keptOf = async ({ harness }: Elsewhere) => {
  const [counted] = await harness.owner<Record<string, number>[]>`
    select (select count(*)::int from take_overs) as rows, (select count(*)::int from devices) as devices,
      (select count(*)::int from key_pairs) as keys, (select count(*)::int from credentials) as credentials,
      (select count(*)::int from take_overs where num_nonnulls(private_key_sealed, token_sealed, secret_sealed) > 0) as sealed`;
  return counted;
};
