/** What of a device stands in its certificate: a change of any of it calls for a new onboarding. */
const certified = [
  "functionalityMap",
  "egsSerial",
  "csrCommonName",
  "csrOrganizationUnit",
  "csrOrganization",
  "csrAddress",
  "csrIndustry",
] as const;

export type CertifiedField = (typeof certified)[number];
type Certified = Readonly<Record<CertifiedField, string>>;

/** The fields whose change makes the present certificate untrue; empty when the change can simply be saved. */
export function changesOfCertificate(before: Certified, after: Certified): readonly CertifiedField[] {
  return certified.filter((field) => before[field] !== after[field]);
}
