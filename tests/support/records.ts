import type { Actor } from "#lib/actor.ts";
import { openBranch } from "#lib/services/branches/open.ts";
import { registerDevice } from "#lib/services/devices/register.ts";
import { createEstablishment } from "#lib/services/establishments/create.ts";
import type { Harness } from "./harness.ts";

let serial = 0;
const next = (): string => String((serial += 1)).padStart(7, "0");

export const establishmentInput = () => ({
  vatNumber: `310${next()}0${"0".repeat(3)}3`,
  nameAr: "شركة نخيل الرياض للتجارة",
  nameEn: "Riyadh Palms Trading Company",
  identifierScheme: "CRN",
  identifierValue: "1010567843",
  street: "طريق الملك فهد",
  buildingNumber: "٨٢٢٨",
  district: "العليا",
  city: "الرياض",
  postalCode: "12214",
  industry: "Retail trade",
});

export const branchInput = (establishmentId: string) => ({
  establishmentId,
  memberId: "",
  nameAr: "فرع العليا",
  nameEn: "Olaya branch",
  identifierScheme: "CRN",
  identifierValue: "1010567844",
  street: "شارع العليا",
  buildingNumber: "3712",
  district: "العليا",
  city: "الرياض",
  postalCode: "12213",
});

export const deviceInput = (establishmentId: string, branchId: string, changes: Record<string, unknown> = {}) => {
  const own = crypto.randomUUID();
  return {
    establishmentId,
    environment: "simulator",
    branchId,
    servedBranchIds: [],
    name: "Till 1",
    functionalityMap: "1100",
    egsSerial: `1-Khatm|2-1.0|3-${own}`,
    csrCommonName: `Till-${own.slice(0, 8)}`,
    csrOrganizationUnit: "Olaya branch",
    csrOrganization: "Riyadh Palms Trading Company",
    csrAddress: "3712 Olaya Street Riyadh",
    csrIndustry: "Retail trade",
    ...changes,
  };
};

export type Place = {
  readonly owner: Extract<Actor, { kind: "user" }>;
  readonly establishmentId: string;
  readonly branchId: string;
  readonly vatNumber: string;
};

/** An establishment of the test's own with a branch, and its owner. */
export async function aPlace(harness: Pick<Harness, "run" | "person">): Promise<Place> {
  const operator = await harness.person({}, { operator: true });
  const input = establishmentInput();
  const { id: establishmentId } = await harness.run(createEstablishment, operator, input);
  const owner = await harness.person({ [establishmentId]: "owner" });
  const { id: branchId } = await harness.run(openBranch, owner, branchInput(establishmentId));
  return { owner, establishmentId, branchId, vatNumber: input.vatNumber };
}

/** A draft device at the place. */
export async function aDevice(
  harness: Pick<Harness, "run">,
  place: Place,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const input = deviceInput(place.establishmentId, place.branchId, changes);
  return (await harness.run(registerDevice, place.owner, input)).id;
}

/** A fresh onboarding code from the simulator's portal, for the place's VAT number. */
export function aCode(harness: Harness, place: Place): string {
  const [otp] = harness.simulator.makeOtps({ station: "production", vat: place.vatNumber, kind: "onboarding" });
  if (otp === undefined) throw new Error("the portal made no code");
  return otp.code;
}

export const memberInput = () => ({
  tin: `3${next()}00`,
  nameAr: "شركة النخيل الفرعية",
  nameEn: "Palms Subsidiary",
  identifierScheme: "CRN",
  identifierValue: "1010567845",
});
