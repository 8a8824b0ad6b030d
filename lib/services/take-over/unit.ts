import type { devices } from "#db/schema/devices.ts";
import type { CertificateView } from "#lib/crypto/certificate.ts";
import { proposeCsrFields } from "#lib/domain/csr-proposal.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { functionalityMaps } from "#lib/domain/functionality-map.ts";
import { AppError } from "#lib/errors.ts";
import type { Known, KnownBranch } from "./known.ts";

type Place = { readonly environment: Environment; readonly branch: KnownBranch; readonly name?: string | undefined };

/** What the certificate says of its unit, as the columns of a device; what it leaves open is proposed from the records. */
export function certifiedColumns(
  { establishment }: Known,
  certificate: CertificateView,
  { branch, name }: Omit<Place, "environment">,
) {
  const { subject, registeredAddress, businessCategory } = certificate;
  const map = functionalityMaps.find((each) => each === certificate.functionalityMap);
  if (map === undefined) throw new AppError("certificate.unreadable");
  const deviceName = unitName(certificate, name);
  const proposed = proposeCsrFields({ establishment, memberTin: branch.tin, branch, deviceName });
  return {
    functionalityMap: map,
    csrCommonName: subject.commonName ?? proposed.csrCommonName,
    csrOrganizationUnit: subject.organizationUnit ?? proposed.csrOrganizationUnit,
    csrOrganization: subject.organization ?? proposed.csrOrganization,
    csrAddress: registeredAddress ?? proposed.csrAddress,
    csrIndustry: businessCategory ?? proposed.csrIndustry,
  };
}

/** A device as it would be recorded for this certificate. */
export function unitColumns(
  known: Known,
  certificate: CertificateView,
  place: Place,
): typeof devices.$inferInsert & { readonly id: string } {
  return {
    id: crypto.randomUUID(),
    establishmentId: known.establishment.id,
    branchId: place.branch.id,
    environment: place.environment,
    name: unitName(certificate, place.name),
    egsSerial: certificate.egsSerial ?? "",
    ...certifiedColumns(known, certificate, place),
  };
}

/** As people call it, else as its certificate does. */
export function unitName({ subject, egsSerial }: CertificateView, name: string | undefined): string {
  const own = name ?? subject.commonName ?? egsSerial?.split("3-").at(-1) ?? "";
  return Array.from(own.trim()).slice(0, 127).join("") || "?";
}
