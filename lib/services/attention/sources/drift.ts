import { and, eq, exists, ne, notExists } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { sightings } from "#db/schema/sightings.ts";
import { ofDevices } from "../of-devices.ts";

/** Devices whose newest signed document bears a certificate that is not recorded for them. */
export const drift = ofDevices({
  source: "drift",
  table: sightings,
  on: eq(sightings.deviceId, devices.id),
  environment: sightings.environment,
  subject: sightings.deviceId,
  since: sightings.seenAt,
  detail: sightings.documentNumber,
  where: (db) => and(ne(devices.status, "ended"), exists(recorded(db)), notExists(recorded(db, true))),
  order: sightings.seenAt,
});

const recorded = (db: Reader, same = false) =>
  db
    .select({ id: credentials.id })
    .from(credentials)
    .where(
      and(
        eq(credentials.deviceId, sightings.deviceId),
        eq(credentials.environment, sightings.environment),
        eq(credentials.kind, "production"),
        same ? eq(credentials.fingerprint, sightings.fingerprint) : undefined,
      ),
    );
