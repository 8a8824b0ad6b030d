import { expect } from "vitest";
import { showDevice } from "#lib/services/devices/queries.ts";
import { showEnrolment, type EnrolmentView } from "#lib/services/enrolments/queries.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { onboardInstead } from "#lib/services/renewals/onboard-instead.ts";
import { startRenewal } from "#lib/services/renewals/start.ts";
import { aCode, type Place } from "../../support/records.ts";
import type { Harness } from "../../support/harness.ts";
import type { Walk } from "../../support/walk.ts";

/** The owner with a sign-in of this moment. */
export const ownerNow = ({ harness, place }: Walk) => ({ ...place.owner, provenAt: harness.clock.now() });

/** The renewal of a live till, waiting for its code. */
export async function aRenewal(till: Walk): Promise<Walk> {
  const { harness, place, deviceId } = till;
  harness.clock.advance(1_000);
  const { id: enrolmentId } = await harness.run(startRenewal, ownerNow(till), { deviceId });
  return {
    ...till,
    enrolmentId,
    give: async (code) => {
      const given = code ?? aRenewalCode(harness, place);
      await harness.run(submitCode, ownerNow(till), { enrolmentId, code: given });
    },
    show: (): Promise<EnrolmentView> => harness.run(showEnrolment, place.owner, { enrolmentId }),
  };
}

function aRenewalCode(harness: Harness, place: Place): string {
  const [otp] = harness.simulator.makeOtps({ station: "production", vat: place.vatNumber, kind: "renewal" });
  if (otp === undefined) throw new Error("the portal made no code");
  return otp.code;
}

/** Ends the renewal, onboards the same device, and sees it live again. */
export async function onboardInPlace(walk: Walk): Promise<void> {
  const { harness, place } = walk;
  const { id: enrolmentId } = await harness.run(onboardInstead, ownerNow(walk), { enrolmentId: walk.enrolmentId });
  expect(await walk.show()).toMatchObject({ status: "abandoned" });
  await harness.run(submitCode, ownerNow(walk), { enrolmentId, code: aCode(harness, place) });
  await harness.drain();
  const view = await harness.run(showEnrolment, place.owner, { enrolmentId });
  expect(view).toMatchObject({ kind: "onboarding", status: "active" });
}

export async function standingOf({ harness, place, deviceId }: Walk) {
  const { device, credentials, chain } = await harness.run(showDevice, place.owner, { deviceId });
  const production = credentials.filter(({ kind }) => kind === "production");
  return { device, chain, production, live: production.filter(({ status }) => status === "live") };
}

type Signed = {
  id: string;
  icv: number;
  credential_id: string;
  chain_id: string;
  login: string | null;
  state: string;
};

/** The device's documents in the order of their issue: who signed, in which chain, and with which login they went. */
export const signedBy = ({ harness, deviceId }: Walk) => harness.owner<Signed[]>`
  select d.id, d.icv::int as icv, d.credential_id, d.chain_id, s.credential_id as login, s.state
  from document_identities d join submissions s on s.document_id = d.id
  where d.device_id = ${deviceId} order by d.created_at, d.icv`;
