import { checkCsrConfig } from "#lib/crypto/check-csr-config.ts";
import type { CsrConfig, CsrField } from "#lib/crypto/csr-config.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { AppError } from "#lib/errors.ts";
import type { DeviceRecord } from "./load.ts";

type Certified = Pick<
  DeviceRecord,
  | "functionalityMap"
  | "egsSerial"
  | "csrCommonName"
  | "csrOrganizationUnit"
  | "csrOrganization"
  | "csrAddress"
  | "csrIndustry"
>;

/** The nine values of the certificate request of this device. */
export const csrConfigOf = (device: Certified, vatNumber: string): CsrConfig => ({
  commonName: device.csrCommonName,
  serialNumber: device.egsSerial,
  organizationIdentifier: vatNumber,
  organizationUnitName: device.csrOrganizationUnit,
  organizationName: device.csrOrganization,
  countryName: "SA",
  invoiceType: device.functionalityMap,
  locationAddress: device.csrAddress,
  industryBusinessCategory: device.csrIndustry,
});

const fieldOf: Readonly<Partial<Record<CsrField, keyof Certified>>> = {
  commonName: "csrCommonName",
  serialNumber: "egsSerial",
  organizationUnitName: "csrOrganizationUnit",
  organizationName: "csrOrganization",
  invoiceType: "functionalityMap",
  locationAddress: "csrAddress",
  industryBusinessCategory: "csrIndustry",
};

/** Refuses, field by field, what ZATCA would refuse in the certificate request. */
export function refuseUncertifiable(
  device: Certified,
  vatNumber: string,
  characters: Settings["enrolment.csr_characters"],
): void {
  const found = checkCsrConfig(csrConfigOf(device, vatNumber), { characters });
  const errors = found.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  throw new AppError(
    "input.invalid",
    { count: errors.length },
    errors.map(({ field, code, params }) => ({ path: pathOf(field), code, params })),
  );
}

function pathOf(field: string): string {
  const known: Readonly<Record<string, string | undefined>> = fieldOf;
  return known[field] ?? "establishmentId";
}
