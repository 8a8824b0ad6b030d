/** How the portal's list and Khatm's records differ over one unit. */
export const discrepancyKinds = ["unknown_there", "unknown_here", "revoked_there", "wrong_environment"] as const;
export type DiscrepancyKind = (typeof discrepancyKinds)[number];
/** What harms most first: tills that sign in vain stand above gaps in a list. */
export const discrepanciesByHarm = [
  "revoked_there",
  "wrong_environment",
  "unknown_here",
  "unknown_there",
] as const satisfies readonly DiscrepancyKind[];

export const listForms = ["pasted", "csv", "xlsx"] as const;
export const portalStates = ["active", "revoked", "expired", "unknown"] as const;
export type PortalState = (typeof portalStates)[number];
