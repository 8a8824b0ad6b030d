import type { TestContext } from "vitest";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { riyadhTime } from "#lib/ubl/riyadh-time.ts";
import type { Harness } from "./harness.ts";
import { another, aWalk, type Walk } from "./walk.ts";

let counted = 0;

/** A device that went live on the simulator. */
export async function aTill(
  context: Pick<TestContext, "onTestFinished">,
  changes: Record<string, unknown> = { functionalityMap: "1100" },
): Promise<Walk> {
  const walk = await aWalk(context, changes);
  return await goLive(walk);
}

/** Another live device at the same place. */
export const anotherTill = async (till: Walk, changes?: Record<string, unknown>): Promise<Walk> =>
  goLive(await another(till, { functionalityMap: "1100", ...changes }));

async function goLive(walk: Walk): Promise<Walk> {
  await walk.give();
  await walk.harness.drain();
  return walk;
}

export const nextNumber = (): string => `INV-${String((counted += 1)).padStart(6, "0")}`;

type Kind = "standard" | "simplified";
type TypeCode = "388" | "381" | "383" | "386";

/** The JSON that a till sends: three coffees. */
export function documentInput(harness: Harness, kind: Kind = "simplified", typeCode: TypeCode = "388") {
  const today = riyadhTime(harness.clock.now()).slice(0, 10);
  const note = typeCode === "381" || typeCode === "383";
  return {
    transaction: { kind },
    typeCode,
    number: nextNumber(),
    ...(kind === "standard" ? { buyer, supplyDate: today } : {}),
    ...(note ? { precedingInvoices: [{ number: "INV-1" }] } : {}),
    payments: [{ meansCode: "10", ...(note ? { reasons: ["إرجاع السلع"] } : {}) }],
    lines: [
      {
        quantity: { value: "3", unit: "PCE" },
        item: { name: "قهوة عربية" },
        vat: { category: "S" },
        price: { amount: "23.50" },
      },
    ],
  };
}

const buyer = {
  identifier: { scheme: "CRN", value: "1010295847" },
  address: {
    street: "طريق الملك فهد",
    buildingNumber: "8228",
    additionalNumber: "2121",
    district: "العليا",
    city: "الرياض",
    postalCode: "12214",
  },
  vatNumber: "399416207500003",
  name: "شركة مثال للتجارة",
};

export const issueAt = (till: Walk, document: Record<string, unknown> = documentInput(till.harness), more = {}) =>
  till.harness.run(issueDocument, till.place.owner, { deviceId: till.deviceId, document, ...more });

export type ChainRow = { icv: string; hash: string; previous_hash: string };

/** The ledger of a device, in the order of its counter. */
export const chainOf = ({ harness, deviceId }: Walk) => harness.owner<ChainRow[]>`
  select icv, hash, previous_hash from document_identities where device_id = ${deviceId} order by icv`;

export const countersOf = async (till: Walk): Promise<number> => {
  const [chain] = await till.harness.owner<{ last: number }[]>`
    select last_icv::int as last from chains where device_id = ${till.deviceId}`;
  return chain?.last ?? -1;
};
