import { lifecycle } from "./lifecycle.ts";

export const deviceLifecycle = lifecycle({
  draft: { enrolled: "live", ended: "ended" },
  live: { suspended: "suspended", ended: "ended" },
  suspended: { resumed: "live", ended: "ended" },
  ended: {},
});

export type DeviceStatus = (typeof deviceLifecycle.statuses)[number];
