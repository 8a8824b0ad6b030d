import { eq, inArray } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { revocations } from "#db/schema/revocations.ts";
import type { DeviceSource } from "../source.ts";

/** Units that ended here and still stand in ZATCA's portal, or whose record waits for a second person. */
export const revocationOpen: DeviceSource = {
  source: "revocation_open",
  table: revocations,
  on: eq(revocations.deviceId, devices.id),
  environment: revocations.environment,
  subject: revocations.id,
  since: revocations.openedAt,
  detail: revocations.state,
  where: () => inArray(revocations.state, ["open", "stated"]),
  order: revocations.openedAt,
};
