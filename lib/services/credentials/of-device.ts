import { and, eq } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";

/** The live certificate of a row of `devices`, in the environment in which the device is. */
export const liveCredential = and(
  eq(credentials.deviceId, devices.id),
  eq(credentials.environment, devices.environment),
  eq(credentials.status, "live"),
);

/** The same where only what signs documents counts. */
export const liveProduction = and(liveCredential, eq(credentials.kind, "production"));
