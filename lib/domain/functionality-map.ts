export const functionalityMaps = ["1000", "0100", "1100"] as const;
export type FunctionalityMap = (typeof functionalityMaps)[number];

export const complianceSteps = [
  "standard-compliant",
  "standard-credit-note-compliant",
  "standard-debit-note-compliant",
  "simplified-compliant",
  "simplified-credit-note-compliant",
  "simplified-debit-note-compliant",
] as const;
export type ComplianceStep = (typeof complianceSteps)[number];

export const coversStandard = (map: FunctionalityMap): boolean => map.startsWith("1");
export const coversSimplified = (map: FunctionalityMap): boolean => map[1] === "1";

/** The compliance checks that a device of this map must pass, in sending order. */
export function stepsFor(map: FunctionalityMap): readonly ComplianceStep[] {
  return complianceSteps.filter((step) => (step.startsWith("standard") ? coversStandard(map) : coversSimplified(map)));
}
