import { and, eq, not, sql } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { mustOnboardAnew } from "#lib/services/credentials/identity.ts";
import { isBeingReplaced } from "#lib/services/enrolments/open-walk.ts";
import type { DeviceSource } from "../source.ts";

/** Devices whose live certificate no longer says what the records say, so that only onboarding them anew leads on. */
export const identityChanged: DeviceSource = {
  source: "identity_changed",
  table: credentials,
  place: devices.establishmentId,
  on: eq(credentials.deviceId, devices.id),
  environment: credentials.environment,
  subject: credentials.id,
  since: credentials.notBefore,
  detail: credentials.vatNumber,
  where: () => and(mustOnboardAnew, not(isBeingReplaced)),
  wholeWhere: () => mustOnboardAnew,
  // A sum has no index: the few that are questioned are found and sorted, instead of all certificates walked in their order.
  order: sql`(${credentials.notAfter} + interval '0')`,
};
