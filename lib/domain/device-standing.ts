/** How a device stands for whoever looks over the whole fleet: exactly one of these, the most pressing first. */
export const deviceStandings = [
  "expired",
  "suspended",
  "expiring",
  "enrolling",
  "draft",
  "watched",
  "live",
  "ended",
] as const;
export type DeviceStanding = (typeof deviceStandings)[number];
