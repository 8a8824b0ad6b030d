import { eq } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { sightings } from "#db/schema/sightings.ts";
import { strangeSighting } from "#lib/services/devices/sightings.ts";
import type { DeviceSource } from "../source.ts";

/** Devices whose newest signed document bears a certificate that is not recorded for them. */
export const drift: DeviceSource = {
  source: "drift",
  table: sightings,
  on: eq(sightings.deviceId, devices.id),
  environment: sightings.environment,
  subject: sightings.deviceId,
  since: sightings.seenAt,
  detail: sightings.documentNumber,
  where: () => strangeSighting,
  order: sightings.seenAt,
};
