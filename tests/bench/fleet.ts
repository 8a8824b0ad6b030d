import { changeSetting } from "#lib/services/settings/change.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { aDevice, aPlace, type Place } from "#tests/support/records.ts";
import type { Product } from "./product.ts";

export type Fleet = { readonly place: Place; readonly devices: readonly string[] };

/** An establishment with devices that wait for their codes, each with a code. */
export async function aWaitingFleet(product: Product, size: number) {
  const place = await aPlace(product);
  const devices: string[] = [];
  const walks: string[] = [];
  for (let i = 0; i < size; i++) {
    const deviceId = await aDevice(product, place, { name: `Till ${i + 1}` });
    devices.push(deviceId);
    walks.push((await product.run(startEnrolment, place.owner, { deviceId })).id);
  }
  const { makeOtps } = product.simulator.simulator;
  const codes: string[] = [];
  while (codes.length < size) {
    const count = Math.min(100, size - codes.length);
    const made = makeOtps({ station: "production", vat: place.vatNumber, kind: "onboarding", count });
    codes.push(...made.map(({ code }) => code));
  }
  const give = async (): Promise<void> => {
    for (const [i, enrolmentId] of walks.entries())
      await product.run(submitCode, place.owner, { enrolmentId, code: codes[i] ?? "" });
  };
  return { place, devices, give };
}

/** Settings of the place in the simulator's environment. */
export async function settle(product: Product, { owner, establishmentId }: Place, values: Record<string, number>) {
  for (const [key, value] of Object.entries(values))
    await product.run(changeSetting, owner, { establishmentId, environment: "simulator", key, value });
}

let numbered = 0;

/** A till's JSON with this many lines. */
export const tillDocument = (lines: number) => ({
  transaction: { kind: "simplified" },
  typeCode: "388",
  number: `INV-${String((numbered += 1)).padStart(7, "0")}`,
  payments: [{ meansCode: "10" }],
  lines: Array.from({ length: lines }, (_, i) => ({
    quantity: { value: String(1 + (i % 4)), unit: "PCE" },
    item: { name: i % 2 === 0 ? `قهوة عربية ${i + 1}` : `Sukkari dates ${i + 1}` },
    vat: { category: "S" },
    price: { amount: `${5 + (i % 40)}.50` },
  })),
});
