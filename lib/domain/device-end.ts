/** How a device ended: a draft put away, a unit taken out of use, one that gave its place to a new identity, or one revoked in the portal. */
export const deviceEnds = ["archived", "decommissioned", "replaced", "revoked"] as const;
export type DeviceEnd = (typeof deviceEnds)[number];
