import { eq, isNull } from "drizzle-orm";
import { chainStops } from "#db/schema/chain-stops.ts";
import { devices } from "#db/schema/devices.ts";
import type { DeviceSource } from "../source.ts";

/** Devices that issue nothing until somebody states where their chain really stands. */
export const chainStopped: DeviceSource = {
  source: "chain_stopped",
  table: chainStops,
  on: eq(chainStops.deviceId, devices.id),
  environment: chainStops.environment,
  subject: chainStops.id,
  since: chainStops.stoppedAt,
  detail: chainStops.reason,
  where: () => isNull(chainStops.resumedAt),
  order: chainStops.stoppedAt,
};
