import { and, ne, or, sql } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { establishments } from "#db/schema/establishments.ts";
import { liveProduction } from "./of-device.ts";

/** Whether a certificate names another registration, unit, map or common name than the records of its device do. */
export const saysOtherThanRecords = or(
  sql`${credentials.vatNumber} <> (select ${establishments.vatNumber} from ${establishments} where ${establishments.id} = ${devices.establishmentId})`,
  sql`${credentials.egsSerial} <> ${devices.egsSerial}`,
  sql`${credentials.functionalityMap} <> ${devices.functionalityMap}`,
  sql`${credentials.commonName} <> ${devices.csrCommonName}`,
);

/**
 * Whether a device goes on with a certificate that says otherwise, so that only onboarding it anew leads on. The database marks the few
 * of which that can be true whenever records or certificate change, so that nobody has to compare them all.
 */
export const mustOnboardAnew = and(
  devices.identityQuestioned,
  liveProduction,
  ne(devices.status, "ended"),
  saysOtherThanRecords,
);
